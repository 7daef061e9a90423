import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ImportOwnersButton } from '../owners/OwnersTabs.tsx'
import { texts } from './texts.ts'

/** What a desk that was set up a minute ago lacks, for whoever can bring it in; nothing once there are homes. */
export function NoHomesYet() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const imports = may('import.run')
  const tree = useQuery(trpc.estate.tree.queryOptions(undefined, { enabled: imports }))
  if (!imports || tree.data?.length !== 0) return null
  return <EmptyState text={t('noHomes')} action={<ImportOwnersButton />} />
}
