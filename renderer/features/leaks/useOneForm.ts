import { useEffect, useRef, useState } from 'react'

interface OneForm<Name extends string> {
  readonly form: Name | undefined
  /** Opens a form, or none. */
  show(name: Name | undefined): void
  /**
   * Whether the form that was open when this was handed out still is. An answer may come late: whoever went on to another
   * form meanwhile is left there.
   */
  stillOpen(): boolean
}

/** Which of several forms stands open. */
export function useOneForm<Name extends string>(): OneForm<Name> {
  const [opened, setOpened] = useState<{ readonly name: Name }>()
  const latest = useRef<object | undefined>(opened)
  useEffect(
    () => () => {
      latest.current = {}
    },
    [],
  )
  return {
    form: opened?.name,
    show(name) {
      const next = name === undefined ? undefined : { name }
      latest.current = next
      setOpened(next)
    },
    stillOpen: () => latest.current === opened,
  }
}
