import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { leakDangers, leakEntries, type LeakRow, leakSeverities } from '../../../main/contract/leaks.ts'
import { kindRules } from '../../../main/contract/emergency-kinds.ts'
import { leakWords, severityWord } from '../../../main/contract/leak-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { ActionForm } from './ActionForm.tsx'
import { KeyChoice } from './KeyChoice.tsx'
import { texts } from './texts.ts'
import { namesOf } from './useLeakSteps.ts'

interface TriageFormProps {
  readonly leak: LeakRow
  onDone(): void
  onCancel(): void
}

const judgedOf = ({ entry, severity, dangers, vulnerable }: LeakRow) => ({
  entry,
  severity,
  dangers: [...dangers],
  vulnerable,
})

/** How bad it is, what is in danger, where it comes in. */
export function TriageForm({ leak, onDone, onCancel }: TriageFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo('leaks')
  const triage = useCommand(trpc.leaks.triage)
  const fresh = judgedOf(leak)
  const [entry, setEntry] = useState(fresh)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: fresh,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const { caseId, kind } = leak
  const asked = kindRules[kind]
  const save = async () => {
    await triage.run({ caseId, ...entry, base: meanwhile.base })
    offerUndo(t('triaged', { home: namesOf([leak]) }), () => triage.run({ caseId, ...fresh, base: entry }))
    onDone()
  }
  const labels: Readonly<Record<string, string>> = {
    entry: t('entry'),
    severity: t('severity'),
    dangers: t('dangers'),
    vulnerable: word(leakWords.vulnerable),
  }
  const say = (_field: string, value: unknown) => {
    const severity = leakSeverities.find(one => one === value)
    const where = leakEntries.find(one => one === value)
    const danger = leakDangers.find(one => one === value)
    if (severity) return word(severityWord(kind, severity))
    if (where) return word(leakWords[`entry.${where}`])
    return danger && word(leakWords[`danger.${danger}`])
  }
  return (
    <ActionForm
      title={t('triage')}
      verb={t('save')}
      pending={triage.pending}
      error={meanwhile.conflicts.length > 0 ? null : triage.error}
      onSubmit={() => {
        // A refusal stands in the form.
        save().catch(() => undefined)
      }}
      onCancel={onCancel}
    >
      <KeyChoice
        first
        label={t('severity')}
        value={entry.severity}
        choices={asked.severities.map(one => ({
          value: one,
          text: word(severityWord(kind, one)),
          ...(kind === 'storm' ? { note: t(`severityHint.${one}`) } : {}),
        }))}
        onChange={severity => set({ severity })}
      />
      <Checkbox.Group
        className="leak-form-checks"
        value={entry.dangers}
        options={asked.dangers.map(one => ({ value: one, label: word(leakWords[`danger.${one}`]) }))}
        onChange={dangers => set({ dangers })}
      />
      <Checkbox checked={entry.vulnerable} onChange={event => set({ vulnerable: event.target.checked })}>
        {word(leakWords.vulnerable)}
      </Checkbox>
      <Field label={t('entry')}>
        {({ id }) => (
          <Select
            id={id}
            value={entry.entry}
            options={asked.entries.map(one => ({ value: one, label: word(leakWords[`entry.${one}`]) }))}
            onChange={where => set({ entry: where })}
          />
        )}
      </Field>
      <MeanwhileNote meanwhile={meanwhile} thing={{ id: caseId }} label={field => labels[field]} say={say} />
    </ActionForm>
  )
}
