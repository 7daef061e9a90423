import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { roleWords, tierWords } from '../../../main/contract/owner-words.ts'
import { type OccupancyRole, occupancyRoles, type TierName, tiers } from '../../../main/contract/people.ts'
import { mostQuestions } from '../../../main/contract/profile-callbacks.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { buildingsOf } from './buildings.ts'
import { texts } from './campaign-texts.ts'

const week = 7 * 86_400_000

/** Whom to call, what to say, what to ask. */
export function CampaignForm({ onDone }: { onDone(): void }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [campaignId] = useState(newId)
  const [name, setName] = useState('')
  const [script, setScript] = useState('')
  const [from, setFrom] = useState(() => formatDay(Date.now()))
  const [until, setUntil] = useState(() => formatDay(Date.now() + week))
  const [of, setOf] = useState<'people' | 'units'>('people')
  const [buildingId, setBuilding] = useState<string | null>(null)
  const [tier, setTier] = useState<TierName | null>(null)
  const [role, setRole] = useState<OccupancyRole | null>('owner')
  const [questions, setQuestions] = useState<readonly string[]>(
    Array.from({ length: mostQuestions }, () => ''),
  )
  const [tried, setTried] = useState(false)
  const estate = useQuery(trpc.estate.tree.queryOptions())
  const start = useCommand(trpc.callbacks.startCampaign, {
    onSuccess: ({ planned }) => {
      message.success(t('campaignStarted', { count: planned }))
      onDone()
    },
  })
  const building = buildingId === null ? {} : { buildingId }
  const begin = () => {
    setTried(true)
    if (name.trim() === '' || from === '' || until === '' || start.pending) return
    start.send({
      campaignId,
      name,
      script,
      questions: questions.filter(text => text.trim() !== '').map(text => ({ text, scale: 5 })),
      from,
      until,
      list:
        of === 'units'
          ? { of, filter: building }
          : {
              of,
              filter: { ...building, ...(tier === null ? {} : { tier }), ...(role === null ? {} : { role }) },
            },
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
        <Field label={t('campaignFrom')} error={tried && from === '' ? t('daysMissing') : null}>
          {control => (
            <Input {...control} type="date" value={from} onChange={event => setFrom(event.target.value)} />
          )}
        </Field>
        <Field label={t('campaignUntil')} error={tried && until === '' ? t('daysMissing') : null}>
          {control => (
            <Input {...control} type="date" value={until} onChange={event => setUntil(event.target.value)} />
          )}
        </Field>
        <Field label={t('campaignOf')}>
          {({ id }) => (
            <Select
              id={id}
              value={of}
              options={(['people', 'units'] as const).map(one => ({ value: one, label: t(`of.${one}`) }))}
              onChange={setOf}
            />
          )}
        </Field>
        <Field label={t('campaignBuilding')}>
          {({ id }) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('allBuildings')}
              value={buildingId}
              options={buildingsOf(estate.data ?? [])}
              onChange={chosen => setBuilding(chosen ?? null)}
            />
          )}
        </Field>
        {of === 'people' ? (
          <>
            <Field label={t('campaignRole')}>
              {({ id }) => (
                <Select
                  id={id}
                  allowClear
                  placeholder={t('allRoles')}
                  value={role}
                  options={occupancyRoles.map(one => ({ value: one, label: word(roleWords[one]) }))}
                  onChange={chosen => setRole(chosen ?? null)}
                />
              )}
            </Field>
            <Field label={t('campaignTier')}>
              {({ id }) => (
                <Select
                  id={id}
                  allowClear
                  placeholder={t('allTiers')}
                  value={tier}
                  options={tiers.map(one => ({ value: one, label: word(tierWords[one]) }))}
                  onChange={chosen => setTier(chosen ?? null)}
                />
              )}
            </Field>
          </>
        ) : null}
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
        {questions.map((text, index) => (
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
        ))}
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
