import { Button, Input } from 'antd'
import { useState } from 'react'
import type { SourceDetail, SourceWorkResult } from '../../../main/contract/leak-sources.ts'
import { leakStateWords, leakWords } from '../../../main/contract/leak-words.ts'
import { type Inputs, useCommand, useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useWord } from '../cases/words.ts'
import { PlanForm, RepairForm, TestForm } from '../leak-card/StepForms.tsx'
import { ActionForm } from '../leaks/ActionForm.tsx'
import { useOneForm } from '../leaks/useOneForm.ts'
import { useTeamChoices } from '../leaks/useTeamChoices.ts'
import { KeyChoice } from '../leaks/KeyChoice.tsx'
import { choicesOf, firstOf } from './source-steps.ts'
import { texts } from './texts.ts'

type Work = Inputs['leakSources']['work']['input']
type Form = 'send' | 'plan' | 'repair' | 'test'
/** A step without what every step says: which source and which homes. */
type Step<One = Work> = One extends unknown ? Omit<One, 'sourceId' | 'caseIds'> : never

/** Work on a source: each step is taken by all homes that can take it, and who stays is named. */
export function SourceWork({ source }: { readonly source: SourceDetail }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { form, show, stillOpen } = useOneForm<Form>()
  const [result, setResult] = useState<SourceWorkResult>()
  const work = useCommand(trpc.leakSources.work)
  const bring = useCommand(trpc.leakSources.bringAlong)
  const open = source.homes.filter(home => !home.over)
  const about = { sourceId: source.id, caseIds: open.map(home => home.caseId) }
  const choices = choicesOf(source.homes)
  const first = firstOf(choices)
  const run = async (step: Step) => {
    setResult(await work.run({ ...about, ...step }))
    if (stillOpen()) show(undefined)
  }
  const take = (step: Step) => {
    // A refusal stands below the buttons, or in the form.
    run(step).catch(() => undefined)
  }
  useHotkey({ keys: 'S', label: t('keySend'), disabled: choices.send === 0 }, () => show('send'))
  const kind = (one: typeof first) => (one === first ? 'primary' : 'default')
  const { advance } = choices
  const formProps = {
    pending: work.pending,
    error: work.error,
    onCancel: () => show(undefined),
  }
  return (
    <section className="source-part">
      <div className="source-head">
        {choices.behind > 0 && source.steps.length > 0 ? (
          <Button
            type="primary"
            loading={bring.pending}
            onClick={() => {
              bring.run(about).then(setResult, () => undefined)
            }}
          >
            {t('bringAlong', { count: choices.behind })}
          </Button>
        ) : null}
        {choices.send > 0 ? (
          <Button type={kind('send')} onClick={() => show('send')}>
            {t('send')} <KeyHint keys="S" />
          </Button>
        ) : null}
        {advance ? (
          <Button type={kind('advance')} onClick={() => take({ step: 'advance', to: advance.to })}>
            {t('step', { step: word(leakWords[`step.${advance.to}`]), count: advance.homes })}
          </Button>
        ) : null}
        {choices.stop > 0 && advance?.to !== 'stopped' ? (
          <Button onClick={() => take({ step: 'advance', to: 'stopped' })}>
            {t('stop', { count: choices.stop })}
          </Button>
        ) : null}
        {(['plan', 'repair', 'test'] as const).map(one =>
          choices[one] > 0 ? (
            <Button key={one} type={kind(one)} onClick={() => show(one)}>
              {t(one, { count: choices[one] })}
            </Button>
          ) : null,
        )}
      </div>
      {choices.accept > 0 ? <p>{t('acceptEach', { count: choices.accept })}</p> : null}
      {form === undefined ? <ErrorNote error={work.error ?? bring.error} /> : null}
      <div role="status">{result ? <Result result={result} source={source} /> : null}</div>
      {form === 'send' ? (
        <SendToSource
          {...formProps}
          caseIds={about.caseIds}
          onSend={step => take({ step: 'dispatch', ...step })}
        />
      ) : null}
      {form === 'plan' ? <PlanForm {...formProps} onSend={step => take({ step: 'plan', ...step })} /> : null}
      {form === 'repair' ? (
        <RepairForm
          {...formProps}
          teamId={source.steps.findLast(step => step.step === 'dispatch')?.teamId ?? null}
          onSend={step => take({ step: 'repair', ...step })}
        />
      ) : null}
      {form === 'test' ? (
        <TestForm
          {...formProps}
          about="storm"
          since={source.steps.findLast(step => step.step === 'repair')?.at ?? null}
          onSend={step => take({ step: 'test', ...step })}
        />
      ) : null}
    </section>
  )
}

function Result({ result, source }: { readonly result: SourceWorkResult; readonly source: SourceDetail }) {
  const t = useTexts(texts)
  const word = useWord()
  const nameOf = (caseId: string, number: string) =>
    source.homes.find(home => home.caseId === caseId)?.unitNumber ?? number
  return (
    <p>
      {t('advanced', { count: result.advanced.length })}{' '}
      {result.left.length > 0
        ? t('left', {
            homes: result.left
              .map(one => `${nameOf(one.caseId, one.number)}（${word(leakStateWords[one.state])}）`)
              .join(comma()),
          })
        : ''}
    </p>
  )
}

interface SendProps {
  readonly caseIds: readonly string[]
  readonly pending: boolean
  readonly error: unknown
  onSend(step: { readonly teamId: string; readonly text?: string }): void
  onCancel(): void
}

function SendToSource({ caseIds, pending, error, onSend, onCancel }: SendProps) {
  const t = useTexts(texts)
  const { teams, choices } = useTeamChoices(caseIds)
  const [chosen, setChosen] = useState<string>()
  const [text, setText] = useState('')
  if (teams.error && !teams.data) return <ErrorState error={teams.error} retry={teams.refetch} />
  if (!teams.data) return <Loading rows={4} />
  const teamId = chosen ?? choices[0]?.value
  return (
    <ActionForm
      title={t('send')}
      verb={t('sendVerb')}
      pending={pending}
      error={error}
      incomplete={teamId === undefined}
      onSubmit={() => {
        const words = text.trim()
        if (teamId !== undefined) onSend({ teamId, ...(words === '' ? {} : { text: words }) })
      }}
      onCancel={onCancel}
    >
      {choices.length > 0 ? (
        <KeyChoice first label={t('team')} value={teamId} choices={choices} onChange={setChosen} />
      ) : (
        <p>{t('noTeams')}</p>
      )}
      <Field label={t('note')}>
        {control => (
          <Input
            {...control}
            maxLength={2_000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
    </ActionForm>
  )
}
