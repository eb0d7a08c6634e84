"""Bringing in a file: chosen, looked over, stored by the worker, taken out again."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from workouts.enums import ImportState
from workouts.errors import Conflict, WorkoutError
from workouts.forms.files import ColumnsForm, UploadForm
from workouts.forms.imports import ConfirmForm
from workouts.models import Exercise, Import
from workouts.models.file_import import TABLE
from workouts.queries.imports import sessions_of
from workouts.services import file_imports, import_news, import_undo
from workouts.services.file_imports import NOT_READ
from workouts.views.requests import LifterRequest
from workouts.views.swaps import leave, said

MOST_LISTED = 100
READ_ANEW = "The file has been read anew since you opened that page. Look it over, then import it."
AT_WORK = {ImportState.UPLOADED, ImportState.RUNNING}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: LifterRequest) -> HttpResponse:
    """Choose a file; below stand those that were imported."""
    form = UploadForm(request.POST or None, request.FILES or None, initial={"uuid": uuid4()})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            job = file_imports.upload_file(
                request.user, uuid=form.cleaned_data["uuid"], name=file.name, content=file.read()
            )
        except WorkoutError as refusal:
            form.add_error("file", refusal.message)
        else:
            return redirect(job)
    jobs = Import.objects.owned_by(request.user).latest_first().defer("preview", "brought", "links", "kept")
    context = {
        "form": form,
        "waiting": jobs.waiting(),
        "jobs": jobs.ever_begun()[:MOST_LISTED],
        "section": "profile",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workouts/imports/index.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def show(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """What the file would bring, how far it is, or what it brought; a POST starts it."""
    job = get_object_or_404(Import.objects.owned_by(request.user), uuid=uuid)
    if request.method == "POST":
        return _confirm(request, job)
    if job.needs_columns:
        return leave(request, "import_columns", job.uuid)
    if request.htmx:
        if job.state in AT_WORK:
            return render(request, "workouts/imports/_progress.html", {"job": job})
        return leave(request, "import", job.uuid)
    return _page(request, job)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def columns(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """Say what the columns of a table hold, before it is read."""
    job = get_object_or_404(Import.objects.owned_by(request.user), uuid=uuid)
    if job.source_format != TABLE or job.started_at is not None or job.finished_at is not None:
        return redirect(job)
    found = file_imports.columns_in(job)
    form = ColumnsForm(request.POST or None, columns=found, chosen=job.columns)
    if request.method == "POST" and form.is_valid():
        file_imports.choose_columns(job, form.chosen)
        return redirect(job)
    context = {"job": job, "columns": found, "form": form, "section": "profile"}
    status = 422 if request.method == "POST" else 200
    return render(request, "workouts/imports/columns.html", context, status=status)


@login_required
@require_POST
@said
def discard(request: LifterRequest, uuid: UUID) -> HttpResponse:
    file_imports.discard_import(get_object_or_404(Import.objects.owned_by(request.user), uuid=uuid))
    messages.success(request, "Thrown away. Nothing of it was stored.")
    return redirect("imports")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@said
def undo(request: LifterRequest, uuid: UUID) -> HttpResponse:
    """Ask first: the file is not kept."""
    job = get_object_or_404(Import.objects.owned_by(request.user), uuid=uuid)
    if request.method == "POST":
        import_undo.undo_import(job)
        return redirect(job)
    if not job.can_be_undone:
        return redirect(job)
    context = {"job": job, "sessions": sessions_of(job), "section": "profile"}
    return render(request, "workouts/imports/undo.html", context)


def _confirm(request: LifterRequest, job: Import) -> HttpResponse:
    if job.started_at is not None:  # a second tap
        return redirect(job)
    if job.state != ImportState.PREVIEWED:
        raise Conflict(NOT_READ)
    form = ConfirmForm(request.POST, job=job, lifter=request.user)
    if request.POST.get("read_at", form.read_at) != form.read_at:
        messages.error(request, READ_ANEW)
        return redirect(job)
    if not form.is_valid():
        return _page(request, job, form=form, status=422)
    try:
        file_imports.confirm_import(job, **form.decisions)
    except Conflict as refusal:
        job.refresh_from_db()
        if job.state != ImportState.PREVIEWED:
            raise
        messages.error(request, refusal.message)
        return _page(request, job, form=form, status=refusal.status)  # three hundred names are not chosen twice
    return redirect(job)


def _page(request: LifterRequest, job: Import, *, status: int = 200, **context: Any) -> HttpResponse:
    context |= {"job": job, "section": "profile"}
    if job.state == ImportState.PREVIEWED:
        context.setdefault("form", ConfirmForm(job=job, lifter=request.user))
        context["names"] = Exercise.objects.visible_to(request.user).order_by("name").values_list("name", flat=True)
    elif job.state not in AT_WORK:
        import_news.settle(job)
        context["sessions"] = sessions_of(job)
    return render(request, f"workouts/imports/{job.state}.html", context, status=status)
