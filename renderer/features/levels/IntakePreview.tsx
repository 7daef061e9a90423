import { useQuery } from '@tanstack/react-query'
import type { CaseKind, Channel } from '../../../main/contract/cases.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMe } from '../../app/session.ts'
import { LevelTag } from '../../components/StateTag.tsx'
import { useSettled } from '../intake/useSettled.ts'
import './levels.css'
import { PastLine } from './PastLine.tsx'
import { texts } from './texts.ts'
import { useRuleName } from './useRuleName.ts'

interface IntakePreviewProps {
  readonly kind: CaseKind
  readonly category: readonly string[]
  readonly channel: Channel
  readonly emergency: boolean
  readonly unitId: string | null
  readonly personId: string | null
  /** What the owner says and wants. */
  readonly text: string
}

/** What becomes of a case that is being taken: how grave it will count, with the reason, and who gets it. */
export function IntakePreview(props: IntakePreviewProps) {
  const { kind, category, channel, emergency, unitId, personId } = props
  const t = useTexts(texts)
  const trpc = useTRPC()
  const me = useMe()
  const ruleName = useRuleName()
  const text = useSettled(props.text)
  const matter = { kind, category: [...category] }
  const level = useQuery(
    trpc.levels.preview.queryOptions(
      { ...matter, channel, emergency, unitId, text },
      { placeholderData: last => last },
    ),
  )
  const goes = useQuery(
    trpc.assignment.preview.queryOptions({ ...matter, unitId, personId }, { placeholderData: last => last }),
  )
  const proposal = level.data
  const to = goes.data && goes.data.staffId !== me.staffId ? goes.data.name : null
  return (
    <>
      {proposal ? (
        <span role="status">
          <LevelTag level={proposal.level} confirmed={false} />{' '}
          <span className="desk-soft">
            {[ruleName(proposal.rule), ...proposal.words].filter(part => part !== '').join(' · ')}
          </span>
        </span>
      ) : null}
      <PastLine kind={kind} category={category} cause={null} />
      {to === null ? null : <span>{t('goesTo', { name: to })}</span>}
    </>
  )
}
