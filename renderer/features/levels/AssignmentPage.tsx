import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { AssignmentRule } from '../../../main/contract/assignment.ts'
import { allCategories } from '../../../main/contract/profile.ts'
import { type Inputs, useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { useProfile, useKindText } from '../cases/useProfile.ts'
import { AssignmentForm } from './AssignmentForm.tsx'
import './levels.css'
import { texts } from './texts.ts'

/** Who gets which new cases. */
export function AssignmentPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const found = useQuery(trpc.assignment.list.queryOptions())
  const rules = found.data ?? []
  const edits = may('settings.edit')
  // Here, not in the line: a rule that a colleague removed takes its line along, and the refusal says who did.
  const remove = useCommand(trpc.assignment.remove)
  return (
    <Page title={t('assignmentTitle')} aside={<p className="desk-soft">{t('rulesSpecific')}</p>}>
      {edits ? <AssignmentForm /> : null}
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      <ErrorNote error={remove.error} />
      {found.isPending ? <Loading rows={5} rowHeight={36} /> : null}
      {found.data && rules.length === 0 ? <EmptyState text={t('assignmentEmpty')} /> : null}
      {rules.length > 0 ? (
        <table className="assignment-table">
          <tbody>
            {rules.map(rule => (
              <RuleLine key={rule.id} rule={rule} onRemove={edits ? remove.send : undefined} />
            ))}
          </tbody>
        </table>
      ) : null}
    </Page>
  )
}

interface RuleLineProps {
  readonly rule: AssignmentRule
  /** Left out for whoever only reads. */
  readonly onRemove: ((removal: Inputs['assignment']['remove']['input']) => void) | undefined
}

function RuleLine({ rule, onRemove }: RuleLineProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const language = useLanguage()
  const profile = useProfile()
  const category = profile
    ? allCategories(profile).find(({ path }) => path.at(-1) === rule.category)?.nodes
    : undefined
  return (
    <tr>
      <td>{rule.buildingName ?? rule.projectName ?? t('anyPlace')}</td>
      <td>
        {rule.category === null
          ? t('anyCategory')
          : (category?.map(node => node.name[language]).join(' › ') ?? rule.category)}
      </td>
      <td>{rule.kind === null ? t('anyKind') : kindText(rule.kind)}</td>
      <td>{rule.tier === null ? t('anyTier') : t(`tier.${rule.tier}`)}</td>
      <th scope="row">
        → {rule.staffName}
        {rule.staffActive ? null : <span className="desk-soft"> ({t('inactive')})</span>}
      </th>
      <td>
        {onRemove ? (
          <ConfirmPopover
            question={t('removeQuestion')}
            verb={t('remove')}
            danger
            onConfirm={() =>
              onRemove({
                ruleId: rule.id,
                base: {
                  projectId: rule.projectId,
                  buildingId: rule.buildingId,
                  category: rule.category,
                  kind: rule.kind,
                  tier: rule.tier,
                  staffId: rule.staffId,
                },
              })
            }
          >
            <Button size="small" type="link">
              {t('remove')}
            </Button>
          </ConfirmPopover>
        ) : null}
      </td>
    </tr>
  )
}
