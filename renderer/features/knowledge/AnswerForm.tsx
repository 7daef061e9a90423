import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { type CaseKind, caseKinds } from '../../../main/contract/cases.ts'
import type { AnswerVersion } from '../../../main/contract/knowledge.ts'
import { allCategories } from '../../../main/contract/profile.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useProfile, useKindText } from '../cases/useProfile.ts'
import { texts } from './texts.ts'
import { wordsIn } from './words-in.ts'

interface AnswerFormProps {
  /** The answer a version is written for; a new one where absent. */
  readonly answerId?: string
  /** What the form begins with; the draft itself, or the version a new one is made of. */
  readonly from?: AnswerVersion
  onDone(answerId: string): void
  onCancel(): void
}

/** Writes a draft. `Ctrl Enter` saves. */
export function AnswerForm({ answerId, from, onDone, onCancel }: AnswerFormProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const language = useLanguage()
  const profile = useProfile()
  const trpc = useTRPC()
  const save = useCommand(trpc.knowledge.draft)
  const isDraft = from !== undefined && from.approvedAt === null
  const [ids] = useState(() => ({
    answerId: answerId ?? newId(),
    versionId: isDraft ? from.id : newId(),
  }))
  const [question, setQuestion] = useState(from?.question ?? '')
  const [answer, setAnswer] = useState(from?.answer ?? '')
  const [words, setWords] = useState(from?.words.join(' ') ?? '')
  const [kinds, setKinds] = useState<readonly CaseKind[]>(from?.kinds ?? [])
  const [categories, setCategories] = useState<readonly string[]>(from?.categories ?? [])
  const [tried, setTried] = useState(false)
  const missing = (text: string) => (tried && text.trim() === '' ? t('missing') : undefined)
  const content = {
    question,
    answer,
    words: wordsIn(words),
    kinds: [...kinds],
    categories: [...categories],
  }
  const meanwhile = useMeanwhile({
    now: isDraft
      ? {
          question: from.question,
          answer: from.answer,
          words: from.words,
          kinds: from.kinds,
          categories: from.categories,
        }
      : undefined,
    mine: content,
    take(field) {
      if (!from) return
      if (field === 'question') setQuestion(from.question)
      else if (field === 'answer') setAnswer(from.answer)
      else if (field === 'words') setWords(from.words.join(' '))
      else if (field === 'kinds') setKinds(from.kinds)
      else setCategories(from.categories)
    },
  })
  const labels: Readonly<Record<string, string>> = {
    question: t('question'),
    answer: t('answer'),
    words: t('words'),
    kinds: t('kinds'),
    categories: t('categories'),
  }
  const submit = () => {
    setTried(true)
    if (question.trim() === '' || answer.trim() === '' || save.pending) return
    // A refusal stands in `save.error`, and everything typed stays.
    save.run({ ...ids, ...content, base: meanwhile.base }).then(
      () => onDone(ids.answerId),
      () => undefined,
    )
  }
  return (
    <DeskForm onSubmit={submit} ctrlEnter className="answer-form" label={t(answerId ? 'newVersion' : 'add')}>
      <Field label={t('question')} hint={t('questionHint')} error={missing(question)} required>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={500}
            value={question}
            onChange={event => setQuestion(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('answer')} hint={t('answerHint')} error={missing(answer)} required>
        {control => (
          <Input.TextArea
            {...control}
            maxLength={4_000}
            autoSize={{ minRows: 4, maxRows: 14 }}
            value={answer}
            onChange={event => setAnswer(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('words')} hint={t('wordsHint')}>
        {control => (
          <Input
            {...control}
            maxLength={600}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
        )}
      </Field>
      <div className="answer-form-row">
        <Field label={t('kinds')} hint={t('kindsHint')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              value={[...kinds]}
              options={caseKinds.map(kind => ({ value: kind, label: kindText(kind) }))}
              onChange={setKinds}
            />
          )}
        </Field>
        <Field label={t('categories')}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              maxCount={10}
              showSearch={{ optionFilterProp: 'label' }}
              value={[...categories]}
              options={(profile ? allCategories(profile) : []).map(({ path, nodes }) => ({
                value: path.at(-1) ?? '',
                label: nodes.map(node => node.name[language]).join(' › '),
              }))}
              onChange={setCategories}
              popupMatchSelectWidth={320}
            />
          )}
        </Field>
      </div>
      <MeanwhileNote
        meanwhile={meanwhile}
        thing={answerId === undefined ? undefined : { id: answerId }}
        label={field => labels[field]}
      />
      <ErrorNote error={save.error} />
      <div className="answer-form-foot">
        <Button onClick={onCancel} type="text">
          {t('cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={save.pending}>
          {t('saveDraft')} <KeyHint keys="Ctrl Enter" />
        </Button>
      </div>
    </DeskForm>
  )
}
