import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'

/**
 * The part of the address after `?` as a filter: what does not fit the schema is left out, so an old link still
 * opens. Changing it replaces the entry of the history, so that "back" leaves the page instead of undoing letters.
 */
export function useAddress<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  const [search, setSearch] = useSearchParams()
  const values = useMemo(() => {
    const read: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(schema.shape)) {
      const parsed = (member as z.ZodType).safeParse(search.get(name) ?? undefined)
      if (parsed.success && parsed.data !== undefined) read[name] = parsed.data
    }
    return schema.partial().parse(read)
  }, [schema, search])
  const change = useCallback(
    (changes: Readonly<Record<string, string | undefined>>) => {
      setSearch(
        current => {
          const next = new URLSearchParams(current)
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      )
    },
    [setSearch],
  )
  return [values, change] as const
}
