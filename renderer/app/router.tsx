import { createBrowserRouter } from 'react-router'
import { NotFound } from './NotFound.tsx'
import { PageError } from './PageError.tsx'
import { featureRoutes } from './routes.tsx'
import { Gate } from './shell/Gate.tsx'

/** All addresses: everything stands under the gate, which shows set-up, sign-in or the lock first. */
export function createDeskRouter() {
  return createBrowserRouter([
    {
      path: '/',
      Component: Gate,
      ErrorBoundary: PageError,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: PageError,
          children: [...featureRoutes, { path: '*', Component: NotFound }],
        },
      ],
    },
  ])
}
