type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement

/** The key in errors.json of what the browser finds wrong with a field (required, type, minlength, maxlength). */
export function faultOfValidity(validity: ValidityState): string | null {
  if (validity.valid) return null
  if (validity.valueMissing) return 'input.required'
  if (validity.typeMismatch) return 'input.email'
  if (validity.tooShort) return 'input.tooShort'
  if (validity.tooLong) return 'input.tooLong'
  return 'input.text'
}

/**
 * What is wrong with a form, by the name of the field: the rules stand as attributes on the fields, the words are
 * ours, in the reader's language and beside the field, not the browser's bubble. The first one gets the focus.
 * The form needs `noValidate`.
 */
export function invalidFields(form: HTMLFormElement): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const element of form.elements) {
    const key = isControl(element) && element.name ? faultOfValidity(element.validity) : null
    if (key === null || !isControl(element) || element.name in faults) continue
    if (Object.keys(faults).length === 0) element.focus()
    faults[element.name] = key
  }
  return faults
}
