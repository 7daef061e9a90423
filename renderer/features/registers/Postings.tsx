import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type LetterDetail, type PostingWay, postingWays } from '../../../main/contract/letters.ts'
import { postingWords } from '../../../main/contract/register-words.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useWord } from '../cases/words.ts'
import { letterTexts } from './letter-texts.ts'

/** Where a notice to owners hangs or through whom it went, and how many homes it reached. */
export function Postings({ letter, works }: { readonly letter: LetterDetail; readonly works: boolean }) {
  const t = useTexts(letterTexts)
  const word = useWord()
  const trpc = useTRPC()
  const post = useCommand(trpc.letters.post)
  const takeDown = useCommand(trpc.letters.takeDown)
  const [way, setWay] = useState<PostingWay>('board')
  const [place, setPlace] = useState('')
  const [today] = useState(() => formatDay(Date.now()))
  const [day, setDay] = useState(today)
  const [reached, setReached] = useState<number | null>(null)
  const about = { letterId: letter.id }
  const submit = () => {
    if (day === '' || post.pending) return
    // A refusal stands below, and everything typed stays.
    post.run({ ...about, postingId: newId(), way, place, on: day, reached }).then(
      () => {
        setPlace('')
        setReached(null)
      },
      () => undefined,
    )
  }
  return (
    <section aria-label={t('postings')}>
      <h3>
        {t('postings')} {letter.reached > 0 ? t('homes', { count: letter.reached }) : ''}
      </h3>
      <ul>
        {letter.postings.map(one => (
          <li key={one.id}>
            {one.on} {word(postingWords[one.way])} {one.place}{' '}
            {one.reached === null ? '' : t('homes', { count: one.reached })}{' '}
            {one.until === null ? null : t('until', { day: one.until })}
            {works && one.until === null && (one.way === 'board' || one.way === 'door') ? (
              <Button
                type="link"
                size="small"
                onClick={() =>
                  takeDown.send({
                    ...about,
                    postingId: one.id,
                    on: formatDay(Date.now()),
                    base: { until: one.until },
                  })
                }
              >
                {t('takeDown')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {works ? (
        <DeskForm onSubmit={submit} className="reg-row" label={t('post')}>
          <Field label={t('way')}>
            {({ id }) => (
              <Select
                id={id}
                value={way}
                options={postingWays.map(one => ({ value: one, label: word(postingWords[one]) }))}
                onChange={setWay}
              />
            )}
          </Field>
          <Field label={t('where')}>
            {control => (
              <Input
                {...control}
                maxLength={200}
                value={place}
                onChange={event => setPlace(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('on')}>
            {control => <DateField {...control} max={today} value={day} onChange={setDay} />}
          </Field>
          <Field label={t('reached')}>
            {({ id }) => (
              <InputNumber
                id={id}
                min={0}
                max={1_000_000}
                precision={0}
                value={reached}
                onChange={setReached}
              />
            )}
          </Field>
          <Button htmlType="submit" loading={post.pending}>
            {t('post')}
          </Button>
        </DeskForm>
      ) : null}
      <ErrorNote error={post.error ?? takeDown.error} />
    </section>
  )
}
