import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import type { Translate } from '../../../app/i18n.ts'
import type { texts } from './texts.ts'

/**
 * Filters as they stand in the address: members that do not fit their schema are left out, so an old or mistyped
 * address still opens.
 */
export function useAddressFilter<Schema extends z.ZodObject>(schema: Schema) {
  const [params, setParams] = useSearchParams()
  const given: Record<string, unknown> = {}
  for (const name of Object.keys(schema.shape)) {
    const text = params.get(name)
    if (text === null) continue
    const value = text === 'true' ? true : text === 'false' ? false : text
    if (schema.safeParse({ [name]: value }).success) given[name] = value
  }
  const filter = schema.parse(given)
  const set = (name: keyof z.output<Schema> & string, value: string | boolean | undefined) => {
    setParams(
      current => {
        const next = new URLSearchParams(current)
        if (value === undefined || value === '') next.delete(name)
        else next.set(name, String(value))
        return next
      },
      { replace: true },
    )
  }
  const clear = () => setParams(new URLSearchParams(), { replace: true })
  return { filter, set, clear, any: Object.keys(given).length > 0 }
}

/** Filters in words, for the head of a printed list: `Building: 3`, or the label alone where it is a yes. */
export function saidFilter(
  t: Translate<typeof texts>,
  parts: readonly (readonly [label: string, value: string | boolean | undefined])[],
): string[] {
  return parts.flatMap(([label, value]) => {
    if (value === true) return [label]
    return value ? [t('said', { label, value })] : []
  })
}

interface Pages {
  readonly hasNextPage: boolean
  readonly isFetching: boolean
  fetchNextPage(): Promise<unknown>
}

/** Rows that fill a screen. */
const screenful = 40

/** A rare filter makes pages short, even empty: asks for further ones until a screen is full or the list ends. */
export function useFilledPage({ hasNextPage, isFetching, fetchNextPage }: Pages, rows: number): void {
  const wanting = rows < screenful && hasNextPage && !isFetching
  useEffect(() => {
    if (wanting) fetchNextPage().catch(reportError)
  }, [wanting, fetchNextPage])
}
