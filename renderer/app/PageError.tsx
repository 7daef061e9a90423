import { useRouteError } from 'react-router'
import { ErrorState } from '../components/ErrorState.tsx'

/** A page that fails to draw leaves the rest of the screen alone. */
export function PageError() {
  return <ErrorState error={useRouteError()} retry={reload} />
}

/** Reloads once the desk answers: the browser's own page of no connection would take this one away. */
function reload(): void {
  fetch('/', { method: 'HEAD' }).then(
    () => location.reload(),
    () => undefined,
  )
}
