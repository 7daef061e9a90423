import { useQuery } from '@tanstack/react-query'
import { ofOneThing, type Outputs, useTRPC } from '../../app/api.ts'

/** A step of an import as the desk reports it. */
export type JobStatus = Outputs['imports']['status']

/** Between two looks at a running step, in milliseconds. */
const lookEvery = 350

/** Watches one step of an import; undefined while there is none or nothing is known yet. */
export function useJob(jobId: string | null) {
  const trpc = useTRPC()
  return useQuery({
    ...trpc.imports.status.queryOptions({ jobId: jobId ?? '' }),
    ...ofOneThing,
    enabled: jobId !== null,
    meta: { live: false },
    staleTime: 0,
    refetchInterval: query =>
      query.state.data?.state === 'running' || !query.state.data ? lookEvery : false,
  })
}
