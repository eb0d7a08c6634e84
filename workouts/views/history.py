from django.http import HttpRequest, HttpResponse


def index(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def records(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")
