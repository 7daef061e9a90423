import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { roles } from '../../../main/contract/permissions.ts'
import {
  type DeviceRow,
  DeviceName,
  signInKinds,
  type StationView,
  usualIdleMinutes,
} from '../../../main/contract/station.ts'
import { staffRoleWords } from '../../../main/contract/words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { pairTexts } from './pair-texts.ts'
import { texts } from './texts.ts'
import { usePairingAgain } from './usePairingAgain.tsx'

/** Chosen where nobody is limited; no role is called so. */
const noLimit = ''
/** Chosen where it locks as all do; no device locks after so many minutes. */
const usual = 0
const idleChoices = [1, 2, 5, 15, 30, 60]

interface DeviceLineProps {
  readonly station: StationView
  readonly device: DeviceRow
}

/** One device: renamed, limited, made known at another address and revoked in place. */
export function DeviceLine({ station, device }: DeviceLineProps) {
  const t = useTexts(texts)
  const kinds = useTexts(pairTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [renaming, setRenaming] = useState(false)
  const { id: deviceId, kind, limit, idleMinutes, revokedAt } = device
  const name = device.name ?? t('noName')
  const inUse = revokedAt === null
  const people = signInKinds.includes(kind)
  const change = useCommand(trpc.station.changeDevice, {
    optimistic: (cache, changed) =>
      cache.change<DeviceRow[]>(trpc.station.devices.queryKey(), devices =>
        devices.map(each =>
          each.id === deviceId
            ? {
                ...each,
                ...(changed.name === undefined ? {} : { name: changed.name }),
                ...(changed.limit === undefined ? {} : { limit: changed.limit }),
                ...(changed.idleMinutes === undefined ? {} : { idleMinutes: changed.idleMinutes }),
              }
            : each,
        ),
      ),
  })
  const stroke = useStroke(change, { now: { name: device.name, limit, idleMinutes }, open: renaming })
  const revoke = useCommand(trpc.station.revoke, {
    onSuccess: () => void message.success(t('revoked', { name })),
  })
  const erase = useCommand(trpc.station.eraseNames)
  const again = usePairingAgain(station, device)
  const consequence = people
    ? t('revokeDetail.people')
    : kind === 'camera' || kind === 'wall' || kind === 'standby' || kind === 'team'
      ? t(`revokeDetail.${kind}`)
      : null
  const unsentWords = ({ entries, photos, at }: NonNullable<DeviceRow['unsent']>) => ({
    entries: t('entries', { count: entries }),
    photos: t('photos', { count: photos }),
    time: formatMoment(at, language),
  })
  const former =
    device.formerNames > 0 ? (
      <ConfirmPopover
        question={t(inUse ? 'eraseQuestion' : 'eraseAllQuestion', { name })}
        detail={<div className="station-confirm">{t('eraseDetail')}</div>}
        verb={t('erase')}
        danger
        onConfirm={() => erase.send({ deviceId })}
      >
        <Button size="small" type="text" loading={erase.pending}>
          {t(inUse ? 'eraseFormer' : 'eraseName')}
        </Button>
      </ConfirmPopover>
    ) : null
  return (
    <>
      <tr className={inUse ? undefined : 'station-revoked'}>
        <th scope="row">
          {renaming ? (
            <Rename
              name={device.name ?? ''}
              onSave={renamed => {
                setRenaming(false)
                stroke.send({ deviceId, name: renamed })
              }}
              onCancel={() => setRenaming(false)}
            />
          ) : (
            name
          )}
        </th>
        <td>{kinds(`kind.${kind}`)}</td>
        <td data-label={t('limit')}>
          {people && inUse ? (
            <Select
              aria-label={t('limitOf', { name })}
              value={limit ?? noLimit}
              onChange={chosen =>
                stroke.send({ deviceId, limit: roles.find(role => role === chosen) ?? null })
              }
              options={[
                { value: noLimit, label: t('noLimit') },
                ...roles.map(role => ({ value: role, label: staffRoleWords[role][language] })),
              ]}
              popupMatchSelectWidth={false}
              className="station-limit"
            />
          ) : limit === null ? (
            '—'
          ) : (
            staffRoleWords[limit][language]
          )}
          {people && inUse ? (
            <Select
              aria-label={t('idleOf', { name })}
              value={idleMinutes ?? usual}
              onChange={chosen => stroke.send({ deviceId, idleMinutes: chosen === usual ? null : chosen })}
              options={[
                { value: usual, label: t('usualIdle', { count: usualIdleMinutes }) },
                ...[...new Set([...idleChoices, ...(idleMinutes === null ? [] : [idleMinutes])])]
                  .sort((one, other) => one - other)
                  .map(minutes => ({ value: minutes, label: t('idle', { count: minutes }) })),
              ]}
              popupMatchSelectWidth={false}
              className="station-limit"
            />
          ) : null}
        </td>
        <td data-label={t('seen')}>
          <Seen device={device} />
          {inUse && device.unsent ? (
            <div className="desk-soft">{t('unsent', unsentWords(device.unsent))}</div>
          ) : null}
        </td>
        <td data-label={t('pairedAt')}>
          <Time at={device.pairedAt} />{' '}
          {device.pairedBy === null ? null : (
            <span className="desk-soft">{t('pairedBy', { name: device.pairedBy })}</span>
          )}
        </td>
        <td className="station-actions">
          {inUse ? (
            <>
              <Button size="small" onClick={() => setRenaming(true)} disabled={renaming}>
                {t('rename')}
              </Button>
              {kind === 'standby' || !station.on ? null : (
                <Button size="small" onClick={again.begin} loading={again.pending} title={t('again.text')}>
                  {t('again')}
                </Button>
              )}
              {former}
              <ConfirmPopover
                question={t('revokeQuestion', { name })}
                detail={
                  <div className="station-confirm">
                    {device.unsent ? (
                      <p role="alert">
                        <strong>{t('unsentLost', unsentWords(device.unsent))}</strong>
                      </p>
                    ) : null}
                    {consequence}
                  </div>
                }
                verb={t('revoke')}
                danger
                onConfirm={() => revoke.send({ deviceId })}
              >
                <Button size="small" type="text" danger loading={revoke.pending}>
                  {t('revoke')}
                </Button>
              </ConfirmPopover>
            </>
          ) : (
            former
          )}
        </td>
      </tr>
      {again.dialog}
      {change.error || revoke.error || erase.error || again.error ? (
        <tr>
          <td colSpan={6}>
            <StrokeNote
              stroke={stroke}
              thing={device}
              label={field => t(field === 'idleMinutes' ? 'idleField' : field === 'limit' ? 'limit' : 'name')}
              say={(field, value) => {
                if (field === 'idleMinutes') return t('idle', { count: Number(value) })
                const role = roles.find(one => field === 'limit' && one === value)
                return role && staffRoleWords[role][language]
              }}
              empty={field =>
                field === 'idleMinutes'
                  ? t('usualIdle', { count: usualIdleMinutes })
                  : t(field === 'limit' ? 'noLimit' : 'noName')
              }
            />
            <ErrorNote error={revoke.error ?? erase.error ?? again.error} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** Whether the device is there, or when it last was. */
function Seen({ device: { seenAt, revokedAt, here } }: { readonly device: DeviceRow }) {
  const t = useTexts(texts)
  if (revokedAt !== null)
    return (
      <>
        <StateTag tone="off">{t('isRevoked')}</StateTag> <Time at={revokedAt} />
      </>
    )
  if (here) return <StateTag tone="done">{t('here')}</StateTag>
  if (seenAt === null) return <span className="desk-soft">{t('never')}</span>
  return <Time at={seenAt} />
}

interface RenameProps {
  readonly name: string
  onSave(name: string): void
  onCancel(): void
}

/** The name typed over in its place: Enter keeps it, Escape leaves it. */
function Rename({ name, onSave, onCancel }: RenameProps) {
  const t = useTexts(texts)
  const [typed, setTyped] = useState(name)
  const parsed = DeviceName.safeParse(typed.trim())
  return (
    <DeskForm
      className="station-rename"
      label={t('renameOf', { name })}
      onSubmit={() => {
        if (parsed.success) onSave(parsed.data)
      }}
    >
      <Input
        aria-label={t('renameOf', { name })}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onCancel()
        }}
        status={parsed.success ? '' : 'error'}
        maxLength={40}
        autoComplete="off"
        autoFocus
      />
      <Button size="small" type="primary" htmlType="submit" disabled={!parsed.success}>
        {t('save')}
      </Button>
      <Button size="small" type="text" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </DeskForm>
  )
}
