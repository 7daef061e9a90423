import './key-hint.css'

/** A key as printed on the keyboard: `Ctrl K`, `F2`, `J`. Blanks part keys pressed together. */
export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key-hint">
      {keys.split(' ').map(key => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
