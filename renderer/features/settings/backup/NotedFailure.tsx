import { DeskError, type ErrorParams, isErrorCode } from '../../../../main/contract/errors.ts'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Time } from '../../../components/Time.tsx'

interface NotedFailureProps {
  readonly title: string
  readonly failure: { readonly at: number; readonly code: string; readonly params: ErrorParams } | null
}

/** A failure of an earlier attempt, with when it was and what to do. */
export function NotedFailure({ title, failure }: NotedFailureProps) {
  if (!failure) return null
  const { at, code, params } = failure
  const error = new DeskError(isErrorCode(code) ? code : 'unexpected', params)
  return (
    <div>
      <p>
        {title} <Time at={at} as="moment" />
      </p>
      <ErrorNote error={error} />
    </div>
  )
}
