import { useEffect, useState } from 'react'
import { z } from 'zod'

/** How many pages a file has, or why nobody can say: a code of the error catalogue where the desk gave one. */
export type PageCount = { readonly pages: number } | { readonly problem: string }

const Refusal = z.object({ error: z.object({ code: z.string() }) })

/** How many pages a stored file has, as the desk that draws them says; undefined until it answered. */
export function usePageCount(hash: string): PageCount | undefined {
  const [count, setCount] = useState<PageCount>()
  useEffect(() => {
    const stop = new AbortController()
    const ask = async (): Promise<PageCount> => {
      const response = await fetch(`/files/${hash}/page/1`, { signal: stop.signal })
      if (!response.ok) return { problem: Refusal.parse(await response.json()).error.code }
      const pages = Number(response.headers.get('x-page-count'))
      return Number.isSafeInteger(pages) && pages > 0 ? { pages } : { problem: 'unknown' }
    }
    ask()
      .catch(() => ({ problem: 'unknown' }))
      .then(answer => {
        if (!stop.signal.aborted) setCount(answer)
      })
      .catch(reportError)
    return () => stop.abort()
  }, [hash])
  return count
}
