// Says at once that a file is too large: the server would say so after all of it was sent.
class FileUpload extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", ({ target }) => {
      const [file] = target.files ?? [];
      target.setCustomValidity(file?.size > Number(target.dataset.mostBytes) ? target.dataset.tooLarge : "");
      target.reportValidity();
    });
  }
}

customElements.define("file-upload", FileUpload);
