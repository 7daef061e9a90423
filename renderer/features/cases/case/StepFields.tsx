import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import type { CaseDetail, LinkedCase } from '../../../../main/contract/case-views.ts'
import type { CallbackPlan } from '../../../../main/contract/profile-callbacks.ts'
import { noCallbackReasons, voidReasons, waitingReasons } from '../../../../main/contract/cases.ts'
import { noCallbackWords, voidWords, waitingWords } from '../../../../main/contract/words.ts'
import { useTRPC } from '../../../app/api.ts'
import { comma, useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMe } from '../../../app/session.ts'
import { CaseSelect } from '../CaseSelect.tsx'
import { CauseSelect } from '../CauseSelect.tsx'
import { texts } from '../texts.ts'
import { useWord } from '../words.ts'
import type { Composed } from './composer.ts'
import { unansweredWith } from './linked.ts'
import { SalespersonInput } from './SalespersonInput.tsx'
import { RecipientInput } from './RecipientInput.tsx'

interface StepFieldsProps {
  readonly detail: CaseDetail
  /** By which the owner is called back once the case is closed. */
  readonly plan: CallbackPlan | undefined
  readonly composed: Composed
  /** What caused it as it would be sent: as chosen, or as it is proposed. */
  readonly cause: string | null
  /** It was sent without one. */
  readonly causeMissing: boolean
  set(part: Partial<Composed>): void
}

/** What a step asks for besides words: to whom, what for, why. */
export function StepFields({ detail, plan, composed, cause, causeMissing, set }: StepFieldsProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const unanswered = unansweredWith(detail)
  // Asked once: whoever resolves it says so, else whoever closes it.
  const causeField =
    detail.cause === null ? (
      <CauseSelect
        className="composer-reason composer-cause"
        kind={detail.kind}
        value={cause}
        wrong={causeMissing}
        onChange={chosen => set({ cause: chosen })}
      />
    ) : null
  switch (composed.mode) {
    case 'assign':
      return <StaffSelect value={composed.to} onChange={to => set({ to })} />
    case 'chase':
    case 'supervise':
      return (
        <RecipientInput
          value={composed.recipient}
          onChange={(recipient, recipientId) => set({ recipient, recipientId })}
        />
      )
    case 'copy':
      return (
        <SalespersonInput
          caseId={detail.id}
          value={composed.recipient}
          onChange={recipient => set({ recipient, recipientId: null })}
        />
      )
    case 'wait':
      return (
        <Select
          aria-label={t('waitingOn')}
          value={composed.waitingOn}
          options={waitingReasons.map(reason => ({ value: reason, label: word(waitingWords[reason]) }))}
          onChange={waitingOn => set({ waitingOn })}
          popupMatchSelectWidth={false}
        />
      )
    case 'resolve':
      return (
        <>
          {causeField}
          {unanswered.length === 0 ? null : (
            <Checkbox
              checked={composed.withLinked}
              onChange={event => set({ withLinked: event.target.checked })}
            >
              {t('withLinked', { count: unanswered.length, homes: homesOf(unanswered) })}
            </Checkbox>
          )}
        </>
      )
    case 'close':
      return (
        <>
          {causeField}
          <Select
            className="composer-reason"
            aria-label={t('closeReason')}
            placeholder={t('closeReason')}
            value={composed.withoutCallback ?? (plan ? 'follows' : null)}
            options={[
              ...(plan ? [{ value: 'follows', label: t('callbackFollows') }] : []),
              ...noCallbackReasons.map(reason => ({ value: reason, label: word(noCallbackWords[reason]) })),
            ]}
            onChange={chosen =>
              set({ withoutCallback: noCallbackReasons.find(reason => reason === chosen) ?? null })
            }
            popupMatchSelectWidth={false}
          />
          <span className="desk-soft">
            {plan === undefined
              ? t('closeWithoutPlan')
              : composed.withoutCallback === null
                ? t('closeWithPlan', { plan: plan.name[language] })
                : t('closeDespitePlan')}
          </span>
          {unanswered.length === 0 ? null : (
            <span role="status">
              {t('linkedUnanswered', { count: unanswered.length, homes: homesOf(unanswered) })}
            </span>
          )}
        </>
      )
    case 'void':
      return (
        <>
          <Select
            className="composer-reason"
            aria-label={t('voidReason')}
            placeholder={t('voidReason')}
            value={composed.voidReason}
            options={voidReasons.map(reason => ({ value: reason, label: word(voidWords[reason]) }))}
            onChange={voidReason => set({ voidReason })}
          />
          {composed.voidReason === 'duplicate' ? (
            <CaseSelect
              className="composer-case"
              label={t('duplicateOf')}
              placeholder={t('duplicatePlaceholder')}
              without={detail.id}
              value={composed.duplicateOf}
              onChange={duplicateOf => set({ duplicateOf })}
            />
          ) : null}
        </>
      )
    default:
      return null
  }
}

/** The homes of linked cases, by their numbers; a case without a home by its own. */
const homesOf = (linked: readonly LinkedCase[]): string =>
  [...new Set(linked.map(({ unitNumber, number }) => unitNumber ?? number))].slice(0, 6).join(comma())

function StaffSelect(props: { readonly value: string | null; onChange(to: string | null): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const me = useMe()
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const active = (staff.data ?? []).filter(member => member.active === 1 && member.role !== 'auditor')
  return (
    <Select
      className="composer-reason"
      aria-label={t('to')}
      placeholder={t('to')}
      showSearch={{ optionFilterProp: 'label' }}
      value={props.value ?? 'nobody'}
      options={[
        ...active.map(member => ({
          value: member.id,
          label:
            member.id === me.staffId ? `${member.name ?? member.login} ✓` : (member.name ?? member.login),
        })),
        { value: 'nobody', label: t('nobody') },
      ]}
      onChange={to => props.onChange(to === 'nobody' ? null : to)}
    />
  )
}
