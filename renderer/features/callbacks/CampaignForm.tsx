import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { mostQuestions } from '../../../main/contract/profile-callbacks.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useProfile } from '../cases/useProfile.ts'
import { useWord } from '../cases/words.ts'
import { CampaignWhom } from './CampaignWhom.tsx'
import { listOf, whomOf } from './campaign-whom.ts'
import { texts } from './campaign-texts.ts'

const week = 7 * 86_400_000
/** The choice of days and questions of one's own, among the plans. */
const own = ''

/** Whom to call, what to say, what to ask; or whom to call by which plan. */
export function CampaignForm({ onDone }: { onDone(): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [params] = useSearchParams()
  const plans = useProfile()?.callbacks.plans ?? []
  const [campaignId] = useState(newId)
  const [name, setName] = useState('')
  const [script, setScript] = useState('')
  const [from, setFrom] = useState(() => formatDay(Date.now()))
  const [until, setUntil] = useState(() => formatDay(Date.now() + week))
  const [planId, setPlan] = useState(own)
  const [whom, setWhom] = useState(() => whomOf(params))
  const [questions, setQuestions] = useState<readonly string[]>(
    Array.from({ length: mostQuestions }, () => ''),
  )
  const [tried, setTried] = useState(false)
  const start = useCommand(trpc.callbacks.startCampaign, {
    onSuccess: ({ planned }) => {
      message.success(t('campaignStarted', { count: planned }))
      onDone()
    },
  })
  const begin = () => {
    setTried(true)
    if (name.trim() === '' || from === '' || until === '' || start.pending) return
    start.send({
      campaignId,
      name,
      script,
      planId: planId === own ? null : planId,
      questions:
        planId === own ? questions.filter(text => text.trim() !== '').map(text => ({ text, scale: 5 })) : [],
      from,
      until: planId === own ? until : from,
      list: listOf(whom),
    })
  }
  return (
    <DeskForm onSubmit={begin} ctrlEnter className="care-card" label={t('newCampaign')}>
      <div className="care-form">
        <Field
          label={t('campaignName')}
          required
          error={tried && name.trim() === '' ? t('nameMissing') : null}
        >
          {control => (
            <Input
              {...control}
              value={name}
              maxLength={100}
              autoFocus
              onChange={event => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('campaignPlan')}>
          {({ id }) => (
            <Select
              id={id}
              value={planId}
              options={[
                { value: own, label: t('ownDays') },
                ...plans.map(plan => ({ value: plan.id, label: word(plan.name) })),
              ]}
              onChange={setPlan}
              popupMatchSelectWidth={false}
            />
          )}
        </Field>
        <Field
          label={t(planId === own ? 'campaignFrom' : 'campaignOn')}
          error={tried && from === '' ? t('daysMissing') : null}
        >
          {control => <DateField {...control} value={from} onChange={setFrom} />}
        </Field>
        {planId === own ? (
          <Field label={t('campaignUntil')} error={tried && until === '' ? t('daysMissing') : null}>
            {control => <DateField {...control} value={until} onChange={setUntil} />}
          </Field>
        ) : null}
        <CampaignWhom whom={whom} onChange={setWhom} />
        <div className="care-form-wide">
          <Field label={t('campaignScript')} hint={t('campaignScriptHint')}>
            {control => (
              <Input.TextArea
                {...control}
                value={script}
                maxLength={2_000}
                autoSize={{ minRows: 2, maxRows: 6 }}
                onChange={event => setScript(event.target.value)}
              />
            )}
          </Field>
        </div>
        {planId === own
          ? questions.map((text, index) => (
              <Field
                key={`question-${index + 1}`}
                label={t('campaignQuestion', { number: index + 1 })}
                hint={index === 0 ? t('campaignQuestionHint') : undefined}
              >
                {control => (
                  <Input
                    {...control}
                    value={text}
                    maxLength={200}
                    onChange={event => setQuestions(questions.with(index, event.target.value))}
                  />
                )}
              </Field>
            ))
          : null}
      </div>
      <ErrorNote error={start.error} />
      <div className="call-foot">
        <Button type="primary" htmlType="submit" loading={start.pending}>
          {t('campaignStart')}
        </Button>
        <Button onClick={onDone}>{t('campaignGiveUp')}</Button>
      </div>
    </DeskForm>
  )
}
