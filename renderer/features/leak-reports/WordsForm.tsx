import { Button, Input } from 'antd'
import { useState } from 'react'
import type { LeakReportScope, LeakReportWords } from '../../../main/contract/leak-reports.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { texts } from './texts.ts'

interface WordsFormProps {
  readonly scope: LeakReportScope
  /** As they stand now. */
  readonly words: LeakReportWords
  onDone(): void
}

const fields = ['ranOut', 'lessons', 'prevent'] as const

/** What figures do not say: what ran out, what was learnt, what is to be done. `Ctrl Enter` saves. */
export function WordsForm({ scope, words, onDone }: WordsFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const write = useCommand(trpc.leakReports.write)
  const [entry, setEntry] = useState<LeakReportWords>(words)
  const set = (part: Partial<LeakReportWords>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: { ...words },
    mine: { ...entry },
    take: field => set({ [field]: words[field as keyof LeakReportWords] }),
  })
  const submit = () => {
    if (write.pending) return
    // A refusal stands below, and everything typed stays.
    write.run({ scope, ...entry, base: meanwhile.base }).then(onDone, () => undefined)
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="leak-report-form" label={t('words')}>
      {fields.map((field, index) => (
        <Field key={field} label={t(field)}>
          {control => (
            <Input.TextArea
              {...control}
              autoFocus={index === 0}
              maxLength={5_000}
              autoSize={{ minRows: 2, maxRows: 10 }}
              placeholder={field === 'ranOut' ? t('ranOutHint') : undefined}
              value={entry[field]}
              onChange={event => set({ [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <MeanwhileNote
        meanwhile={meanwhile}
        label={field => t(fields.find(one => one === field) ?? 'lessons')}
        say={() => undefined}
      />
      <ErrorNote error={write.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={write.pending}>
          {t('save')} <KeyHint keys="Ctrl Enter" />
        </Button>{' '}
        <Button type="text" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </DeskForm>
  )
}
