import { useQuery } from '@tanstack/react-query'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import type { OfferedAnswer } from '../../../main/contract/knowledge.ts'
import { useTRPC } from '../../app/api.ts'
import { AnswersAtHand } from './AnswersAtHand.tsx'
import { EarlierCases } from './EarlierCases.tsx'

interface KnowledgeOfCaseProps {
  readonly detail: CaseDetail
  /** Puts an answer into the reply box; absent where nothing may be written. */
  readonly onGive?: ((answer: OfferedAnswer) => void) | undefined
}

/** What is known of matters like this one, beside an open case. */
export function KnowledgeOfCase({ detail, onGive }: KnowledgeOfCaseProps) {
  const trpc = useTRPC()
  const text = detail.text ?? ''
  const found = useQuery(
    trpc.cases.atHand.queryOptions(
      { text, category: [...detail.category], buildingId: detail.buildingId, exceptCaseId: detail.id },
      { staleTime: 60_000 },
    ),
  )
  if (detail.state === 'closed' || detail.state === 'void') return null
  return (
    <div className="knowledge-of-case at-hand-parts">
      <AnswersAtHand text={text} kind={detail.kind} category={detail.category} onGive={onGive} />
      <EarlierCases cases={found.data?.similar ?? []} />
    </div>
  )
}
