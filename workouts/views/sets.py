from django.http import HttpRequest, HttpResponse


def add(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def log(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def change(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def uncheck(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def delete(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")
