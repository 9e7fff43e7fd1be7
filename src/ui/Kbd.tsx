/** A key or a sequence of keys: `r`, `g f`, `Ctrl+Enter`. Screen readers get it from aria-keyshortcuts instead. */
export function Kbd({ keys }: { readonly keys: string }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing here takes the focus
  return <kbd aria-hidden="true">{keys}</kbd>
}
