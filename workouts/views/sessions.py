from django.http import HttpRequest, HttpResponse


def start(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def show(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def again(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def finish(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def discard(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def describe(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def delete(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def rest(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")


def start_routine(request: HttpRequest, **kwargs: object) -> HttpResponse:
    return HttpResponse("soon")
