// What a refusal says.
export function sentenceOf({ status, text }) {
  const box = document.createElement("template");
  box.innerHTML = text;
  const said = (box.content.querySelector(".says.refused, .wrong") ?? box.content).textContent.trim();
  if ([409, 410, 422].includes(status) && said) return said;
  if (status === 404 || status === 410) return "It is gone: another device removed it.";
  return "The server did not understand it.";
}
