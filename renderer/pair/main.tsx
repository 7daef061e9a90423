import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../app/base.css'
import '../app/look.ts'
import { createDeskClient, createQueryClient, TRPCProvider } from '../app/trpc.ts'
import { PairPage } from '../features/station/PairPage.tsx'

/**
 * The page of pairing by itself: the one thing the station gives to devices that are not paired, so it is built apart
 * and holds nothing of the other screens, nor of the library they are made of.
 */
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
const deskClient = createDeskClient(() => undefined)
const queryClient = createQueryClient(() => undefined)
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={deskClient} queryClient={queryClient}>
        <PairPage />
      </TRPCProvider>
    </QueryClientProvider>
  </StrictMode>,
)
