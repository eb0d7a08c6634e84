from django.http import HttpRequest, HttpResponse


def add(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def remove(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")
