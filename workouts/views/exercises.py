from django.http import HttpRequest, HttpResponse


def index(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def create(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def show(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")
