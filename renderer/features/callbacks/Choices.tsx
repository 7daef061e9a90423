interface ChoicesProps {
  readonly label: string
  /** Number keys answer this one now. */
  readonly now: boolean
  readonly options: readonly {
    readonly key: string
    readonly label: string
    readonly on: boolean
    choose(): void
  }[]
}

/** One question with its answers as buttons; number keys answer the one that is asked now. */
export function Choices({ label, now, options }: ChoicesProps) {
  return (
    <div
      className={now ? 'call-question call-question-now' : 'call-question'}
      role="group"
      aria-label={label}
    >
      <span>{label}</span>
      <span className="call-answers">
        {options.map(({ key, label: text, on, choose }) => (
          <button
            key={key}
            type="button"
            aria-pressed={on}
            className={on ? 'call-answer call-answer-on' : 'call-answer'}
            onClick={choose}
          >
            {text}
            {now && text !== key ? <kbd>{key}</kbd> : null}
          </button>
        ))}
      </span>
    </div>
  )
}
