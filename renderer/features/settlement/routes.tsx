import type { RouteObject } from 'react-router'
import { slipPath } from './paths.ts'

export const routes: RouteObject[] = [
  {
    path: slipPath(':contractId'),
    lazy: async () => ({ Component: (await import('./SlipPage.tsx')).SlipPage }),
  },
]
