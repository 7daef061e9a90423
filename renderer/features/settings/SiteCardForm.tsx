import { App, Button, Input } from 'antd'
import { SiteCard } from '../../../main/contract/site.ts'
import { type Outputs, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { useForm } from '../../components/form.ts'
import { Letterhead } from './Letterhead.tsx'
import { texts } from './texts.ts'

type Site = NonNullable<Outputs['site']['card']>

/** The fields as text; empty ones are left out of the card. */
const asFields = ({ card, name }: Site) => ({
  name: card.name ?? name,
  address: card.address ?? '',
  postcode: card.postcode ?? '',
  hotlines: (card.hotlines ?? []).join('\n'),
  hours: card.hours ?? '',
})
type Fields = ReturnType<typeof asFields>

function asCard({ name, address, postcode, hotlines, hours }: Fields): SiteCard {
  const lines = hotlines.split('\n').map(line => line.trim())
  const numbers = lines.filter(line => line !== '')
  return {
    name: name.trim(),
    ...(address.trim() === '' ? {} : { address: address.trim() }),
    ...(postcode.trim() === '' ? {} : { postcode: postcode.trim() }),
    ...(numbers.length === 0 ? {} : { hotlines: numbers }),
    ...(hours.trim() === '' ? {} : { hours: hours.trim() }),
  }
}

/** Lines that are not there. */
const emptyLines = { address: null, postcode: null, hotlines: null, hours: null }

/** What stands at the head of every print, with the head beside it as it will look. */
export function SiteCardForm({ site }: { readonly site: Site }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const form = useForm<Fields>(SiteCard.pick({ name: true }), asFields(site))
  const { values } = form
  const card = asCard(values)
  const wrongHotlines = !SiteCard.shape.hotlines.safeParse(card.hotlines).success
  const change = useCommand(trpc.site.changeCard, { onSuccess: () => message.success(t('saved')) })
  const fresh = asFields(site)
  const meanwhile = useMeanwhile({
    now: { ...emptyLines, ...asCard(fresh) },
    mine: { ...emptyLines, ...card },
    take: field => form.set(field as keyof Fields, fresh[field as keyof Fields]),
  })
  const changed = JSON.stringify(card) !== JSON.stringify(asCard(asFields(site)))
  const locked = !may('settings.edit')
  const submit = () => {
    if (form.check().ok && !wrongHotlines && !locked) change.send({ ...card, base: meanwhile.base })
  }
  const line = (name: 'name' | 'postcode') => (
    <Field label={t(name)} error={form.errorOf(name)} required={name === 'name'}>
      {control => (
        <Input
          {...control}
          value={values[name]}
          onChange={event => form.set(name, event.target.value)}
          disabled={locked}
          maxLength={name === 'name' ? 200 : 12}
        />
      )}
    </Field>
  )
  const area = (name: 'address' | 'hours' | 'hotlines', hint?: string, error?: string) => (
    <Field label={t(name)} hint={hint} error={error}>
      {control => (
        <Input.TextArea
          {...control}
          value={values[name]}
          onChange={event => form.set(name, event.target.value)}
          disabled={locked}
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={300}
        />
      )}
    </Field>
  )
  return (
    <section className="settings-part">
      <h2>{t('card')}</h2>
      <p className="desk-soft">{locked ? t('readOnly') : t('cardHint')}</p>
      <div className="settings-card">
        <DeskForm onSubmit={submit} ctrlEnter className="settings-form" label={t('card')}>
          {line('name')}
          {area('address')}
          {line('postcode')}
          {area('hotlines', t('hotlinesHint'), wrongHotlines ? t('hotlinesWrong') : undefined)}
          {area('hours')}
          <MeanwhileNote meanwhile={meanwhile} />
          <ErrorNote error={change.error} />
          {locked ? null : (
            <div className="settings-buttons">
              <Button type="primary" htmlType="submit" loading={change.pending} disabled={!changed}>
                {t('save')}
              </Button>
              {changed ? <span className="desk-soft">{t('unsaved')}</span> : null}
            </div>
          )}
        </DeskForm>
        <Letterhead card={card} />
      </div>
    </section>
  )
}
