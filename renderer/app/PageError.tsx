import { useRouteError } from 'react-router'
import { ErrorState } from '../components/ErrorState.tsx'

/** A page that fails to draw leaves the rest of the screen alone. */
export function PageError() {
  return <ErrorState error={useRouteError()} retry={() => location.reload()} />
}
