import { createBrowserRouter } from 'react-router'
import { Messages } from './Messages.tsx'
import { NotFound } from './NotFound.tsx'
import { PageError } from './PageError.tsx'
import { featureRoutes } from './routes.tsx'
import { Gate } from './shell/Gate.tsx'

/** All addresses: all but the tablet's stand under the gate, which shows set-up, sign-in or the lock first. */
export function createDeskRouter() {
  return createBrowserRouter([
    {
      Component: Messages,
      ErrorBoundary: PageError,
      HydrateFallback: () => null,
      children: [
        {
          // The phone of a team, kept on it as the tablet's pages are.
          path: '/tablet/team',
          ErrorBoundary: PageError,
          lazy: async () => ({
            Component: (await import('../features/leaks/phone/TeamPhonePage.tsx')).TeamPhonePage,
          }),
        },
        {
          // Kept on the tablet as the visits are.
          path: '/tablet/inspections/:unitId?',
          ErrorBoundary: PageError,
          lazy: async () => ({
            Component: (await import('../features/inspections/tablet/InspectionTabletPage.tsx'))
              .InspectionTabletPage,
          }),
        },
        {
          // Opens without a network, so it stands before nothing that would have to ask the desk first.
          path: '/tablet/:visitId?',
          ErrorBoundary: PageError,
          lazy: async () => ({ Component: (await import('../features/tablet/TabletPage.tsx')).TabletPage }),
        },
        {
          path: '/',
          Component: Gate,
          ErrorBoundary: PageError,
          children: [
            {
              ErrorBoundary: PageError,
              children: [...featureRoutes, { path: '*', Component: NotFound }],
            },
          ],
        },
      ],
    },
  ])
}
