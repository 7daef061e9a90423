import { RouterProvider } from 'react-router/dom'
import { shownPosition } from './live.ts'
import { PageFrame } from './PageFrame.tsx'
import { createDeskRouter } from './router.tsx'
import { askWhatThisIs } from './this-device.ts'
import { createDeskClient, createQueryClient } from './trpc.ts'

const deskClient = createDeskClient(position => shownPosition.answered(position))
const queryClient = createQueryClient(
  () => {
    // Who is signed in decides what is shown instead: sign-in or lock.
    queryClient.invalidateQueries({ queryKey: [['staff', 'me']] }).catch(reportError)
  },
  () => askWhatThisIs(queryClient),
  () => {
    queryClient.invalidateQueries({ queryKey: [['site', 'state']] }).catch(reportError)
  },
)
const router = createDeskRouter()

/** The whole page: look, language, the desk's client, routes. */
export function DeskApp() {
  return (
    <PageFrame deskClient={deskClient} queryClient={queryClient}>
      <RouterProvider router={router} />
    </PageFrame>
  )
}
