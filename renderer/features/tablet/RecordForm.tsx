import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { CareReason } from '../../../main/contract/callback-views.ts'
import type { Profile } from '../../../main/contract/profile.ts'
import type { PreparationSheet } from '../../../main/contract/visits.ts'
import { newId } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { type Device, writing } from '../../offline/device.ts'
import { type Entry, faultsOf, itemsOf } from './entry.ts'
import { Photos } from './Photos.tsx'
import { texts } from './texts.ts'
import { useEntry } from './useEntry.ts'

interface RecordFormProps {
  readonly device: Device
  readonly staffId: string
  readonly sheet: PreparationSheet
  /** Dissatisfied owners of whom it is to be said whether they are content now. */
  readonly reasons: readonly CareReason[]
  readonly profile: Profile
  onSaved(): void
}

const Outcome = z.enum(['held', 'missed'])

/** What came of a visit. Kept as it is written; saving puts it into the outbox. */
export function RecordForm({ device, staffId, sheet, reasons, profile, onSaved }: RecordFormProps) {
  const t = useTexts(texts)
  const { store, outbox, clockOffset } = device
  const { visit } = sheet
  const now = () => Date.now() + (clockOffset() ?? 0)
  const { entry, safe, failure, change, drop } = useEntry(store, staffId, visit.id, now)
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  if (!entry) return failure ? <ErrorNote error={failure} /> : <Loading rows={4} />
  const asked = reasons.map(one => one.callbackId)
  const faults = tried ? faultsOf(entry, asked, now()) : undefined
  const held = entry.outcome === 'held'

  const save = async () => {
    const about = { visitId: visit.id, unitNumber: visit.unitNumber ?? '', profile, asked }
    await writing(() => outbox.record(itemsOf(entry, about, t)))
    await drop()
    onSaved()
  }
  const submit = () => {
    setTried(true)
    setRefused(null)
    if (saving || faultsOf(entry, asked, now())) return
    setSaving(true)
    save().catch((error: unknown) => {
      setRefused(error)
      setSaving(false)
    })
  }
  const changeFollowUp = (caseId: string, part: Partial<Entry['followUps'][number]>) =>
    change(({ followUps }) => ({
      followUps: followUps.map(one => (one.caseId === caseId ? { ...one, ...part } : one)),
    }))
  return (
    <DeskForm onSubmit={submit} label={t('record')} className="tablet-form">
      <h3>{t('record')}</h3>
      <p className="desk-soft">{t(safe ? 'draftKept' : 'draftOpen')}</p>
      <Field label={t('outcome')} error={faults?.outcome ? t('outcomeMissing') : undefined} required>
        {({ id }) => (
          <Radio.Group
            id={id}
            size="large"
            optionType="button"
            buttonStyle="solid"
            value={entry.outcome}
            options={[
              { value: 'held', label: t('outcome.held') },
              { value: 'missed', label: t('outcome.missed') },
            ]}
            onChange={event => change(() => ({ outcome: Outcome.parse(event.target.value) }))}
          />
        )}
      </Field>
      {held ? (
        <>
          <Field label={t('heldAt')} error={faults?.at ? t('timeWrong') : undefined} required>
            {control => (
              <Input
                {...control}
                size="large"
                type="datetime-local"
                value={entry.at}
                onChange={event => change(() => ({ at: event.target.value }))}
              />
            )}
          </Field>
          <Field label={t('spoken')}>
            {({ id }) => (
              <Select
                id={id}
                size="large"
                allowClear
                placeholder={t('nobodyChosen')}
                value={entry.personId}
                options={[...new Map(sheet.people.map(one => [one.personId, one.name ?? '—']))].map(
                  ([value, label]) => ({ value, label }),
                )}
                onChange={chosen => change(() => ({ personId: chosen ?? null }))}
              />
            )}
          </Field>
          <Field label={t('present')}>
            {control => (
              <Input
                {...control}
                size="large"
                maxLength={200}
                value={entry.present}
                onChange={event => change(() => ({ present: event.target.value }))}
              />
            )}
          </Field>
        </>
      ) : null}
      {entry.outcome === null ? null : (
        <Field
          label={t(held ? 'minutes' : 'missedNote')}
          error={faults?.minutes ? t('missing') : undefined}
          required={held}
        >
          {control => (
            <Input.TextArea
              {...control}
              size="large"
              maxLength={held ? 20_000 : 1_000}
              placeholder={t(held ? 'minutesPlaceholder' : 'missedPlaceholder')}
              autoSize={{ minRows: 3, maxRows: 12 }}
              value={entry.minutes}
              onChange={event => change(() => ({ minutes: event.target.value }))}
            />
          )}
        </Field>
      )}
      <Photos
        store={store}
        photos={entry.photos}
        onAdd={photo => change(({ photos }) => ({ photos: [...photos, photo] }))}
        onRemove={fileId => change(({ photos }) => ({ photos: photos.filter(one => one.fileId !== fileId) }))}
      />
      {held
        ? reasons.map(one => (
            <Field
              key={one.callbackId}
              label={t('settled', { name: one.name ?? t('owner') })}
              error={faults?.settled.includes(one.callbackId) ? t('missing') : undefined}
              required
            >
              {({ id }) => (
                <Radio.Group
                  id={id}
                  size="large"
                  optionType="button"
                  value={entry.settled[one.callbackId]}
                  options={[
                    { value: true, label: t('settled.yes') },
                    { value: false, label: t('settled.no') },
                  ]}
                  onChange={event =>
                    change(({ settled }) => ({
                      settled: { ...settled, [one.callbackId]: event.target.value === true },
                    }))
                  }
                />
              )}
            </Field>
          ))
        : null}
      {held
        ? entry.followUps.map((one, index) => (
            <div key={one.caseId} className="tablet-follow-up">
              <Field
                label={t('followUpOf', { index: index + 1 })}
                error={faults?.followUps.includes(index) ? t('missing') : undefined}
                required
              >
                {control => (
                  <Input.TextArea
                    {...control}
                    size="large"
                    maxLength={20_000}
                    autoSize={{ minRows: 2, maxRows: 8 }}
                    value={one.text}
                    onChange={event => changeFollowUp(one.caseId, { text: event.target.value })}
                  />
                )}
              </Field>
              <span className="tablet-actions">
                <Checkbox
                  checked={one.emergency}
                  onChange={event => changeFollowUp(one.caseId, { emergency: event.target.checked })}
                >
                  {t('emergency')}
                </Checkbox>
                <Button
                  aria-label={t('followUpRemove', { index: index + 1 })}
                  onClick={() =>
                    change(({ followUps }) => ({
                      followUps: followUps.filter(other => other.caseId !== one.caseId),
                    }))
                  }
                >
                  {t('giveUp')}
                </Button>
              </span>
            </div>
          ))
        : null}
      <ErrorNote error={refused ?? failure} />
      <div className="tablet-foot">
        {held ? (
          <Button
            size="large"
            disabled={entry.followUps.length >= 10}
            onClick={() =>
              change(({ followUps }) => ({
                followUps: [...followUps, { caseId: newId(), text: '', emergency: false }],
              }))
            }
          >
            {t('followUpAdd')}
          </Button>
        ) : null}
        <Button type="primary" size="large" htmlType="submit" loading={saving}>
          {t('save')}
        </Button>
      </div>
    </DeskForm>
  )
}
