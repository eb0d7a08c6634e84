from django.http import HttpRequest, HttpResponse


def create(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def edit(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def delete(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")
