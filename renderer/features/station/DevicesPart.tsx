import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { DeviceRow, StationView } from '../../../main/contract/station.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { DeviceLine } from './DeviceLine.tsx'
import { PairDialog } from './PairDialog.tsx'
import { texts } from './texts.ts'

interface DevicesPartProps {
  readonly station: StationView
  readonly devices: readonly DeviceRow[]
}

/** More than this are found by their names, and shown so many at first. */
const manyDevices = 12
const shownAtFirst = 50

/** The devices in use, with what they may and when they were last heard of; and how one is added. */
export function DevicesPart({ station, devices }: DevicesPartProps) {
  const t = useTexts(texts)
  const [params, setParams] = useSearchParams()
  const [asked, setAsked] = useState('')
  const [revokedToo, setRevokedToo] = useState(false)
  const [all, setAll] = useState(false)
  const adding = params.get('add') === 'device' && station.on
  const setAdding = (add: boolean) => setParams(add ? { add: 'device' } : {}, { replace: true })
  useHotkey({ keys: 'N', label: t('addDevice'), disabled: !station.on || adding }, () => setAdding(true))

  const words = asked.trim().toLowerCase()
  const found = devices.filter(({ name }) => words === '' || (name ?? '').toLowerCase().includes(words))
  const inUse = found.filter(({ revokedAt }) => revokedAt === null)
  const revoked = found.filter(({ revokedAt }) => revokedAt !== null)
  const rows = revokedToo ? [...inUse, ...revoked] : inUse
  const shown = all ? rows : rows.slice(0, shownAtFirst)
  const add = (
    <Button type="primary" disabled={!station.on} onClick={() => setAdding(true)}>
      {t('addDevice')} <KeyHint keys="N" />
    </Button>
  )
  return (
    <section className="settings-part station-devices">
      <div className="station-head">
        <h2>{t('devices')}</h2>
        {add}
      </div>
      {station.on ? null : <p className="desk-soft">{t('addOff')}</p>}
      {devices.length > manyDevices ? (
        <Input.Search
          className="station-find"
          aria-label={t('find')}
          placeholder={t('find')}
          value={asked}
          onChange={event => setAsked(event.target.value)}
          maxLength={40}
          allowClear
        />
      ) : null}
      {rows.length === 0 ? (
        <EmptyState text={words === '' ? t('none') : t('nothingFound', { text: asked.trim() })} />
      ) : (
        <>
          <p className="desk-soft">{t('limitHint')}</p>
          <table className="station-table">
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('kind')}</th>
                <th scope="col">{t('limit')}</th>
                <th scope="col">{t('seen')}</th>
                <th scope="col">{t('pairedAt')}</th>
                <th scope="col">{t('actions')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(device => (
                <DeviceLine key={device.id} station={station} device={device} />
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className="settings-buttons">
        {shown.length < rows.length ? (
          <Button onClick={() => setAll(true)}>{t('showAll', { count: rows.length })}</Button>
        ) : null}
        {revoked.length > 0 ? (
          <Button type="text" onClick={() => setRevokedToo(!revokedToo)}>
            {revokedToo ? t('hideRevoked') : t('showRevoked', { count: revoked.length })}
          </Button>
        ) : null}
      </div>
      {adding ? <PairDialog station={station} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}
