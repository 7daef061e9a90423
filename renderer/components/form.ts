import { useState } from 'react'
import type { z } from 'zod'
import { useTexts } from '../app/i18n.ts'
import { formTexts } from './form-texts.ts'

export interface DeskFormState<Values> {
  readonly values: Values
  set<Name extends keyof Values>(name: Name, value: Values[Name]): void
  /** Located error of a field, after the first try to send; undefined where it is right. */
  errorOf(name: keyof Values & string): string | undefined
  /** The parsed values, or undefined with the errors shown and the first wrong field focused. */
  check(): { readonly ok: true } | { readonly ok: false }
  reset(values: Values): void
}

/**
 * Fields checked by a schema of main/contract. Errors come where people look for them: at the field, once they
 * tried to send, and go as soon as the entry is right.
 */
export function useForm<Values extends Record<string, unknown>>(
  schema: z.ZodType,
  initial: Values,
): DeskFormState<Values> {
  const t = useTexts(formTexts)
  const [values, setValues] = useState(initial)
  const [tried, setTried] = useState(false)
  const issues = tried ? issuesOf(schema, values) : []
  return {
    values,
    set: (name, value) => setValues(current => ({ ...current, [name]: value })),
    errorOf(name) {
      const issue = issues.find(({ path }) => path[0] === name)
      if (!issue) return undefined
      const value = values[name]
      if (value === '' || value === undefined || value === null) return t('missing')
      if (issue.code === 'too_small') return t('tooShort', { minimum: String(issue.minimum) })
      if (issue.code === 'too_big') return t('tooLong', { maximum: String(issue.maximum) })
      return t('wrong')
    },
    check() {
      setTried(true)
      return { ok: issuesOf(schema, values).length === 0 }
    },
    reset(next) {
      setTried(false)
      setValues(next)
    },
  }
}

function issuesOf(schema: z.ZodType, values: unknown): readonly z.core.$ZodIssue[] {
  const parsed = schema.safeParse(values)
  return parsed.success ? [] : parsed.error.issues
}
