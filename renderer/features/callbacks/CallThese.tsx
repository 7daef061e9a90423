import { Link } from 'react-router'
import type { CampaignListKind } from '../../../main/contract/callbacks.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { texts } from './campaign-texts.ts'

interface CallTheseProps {
  readonly over: Exclude<CampaignListKind, 'pasted'>
  /** The filter of the list, as its address has it. */
  readonly filter: Readonly<Record<string, string | undefined>> | string
}

/** From a list to a campaign over it: the owners on it are called, with questions of one's own or by a plan. */
export function CallThese({ over, filter }: CallTheseProps) {
  const t = useTexts(texts)
  const may = useMay()
  if (!may('callback.campaign')) return null
  const parts = typeof filter === 'string' ? [...new URLSearchParams(filter)] : Object.entries(filter)
  const given = new URLSearchParams(
    parts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  given.set('over', over)
  return (
    <Link to={`/callbacks/campaigns?${given.toString()}`} title={t('callTheseHint')}>
      {t('callThese')}
    </Link>
  )
}
