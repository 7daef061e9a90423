import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { DeskError, isErrorCode } from '../../../main/contract/errors.ts'
import { StationInput, type StationView } from '../../../main/contract/station.ts'
import { type Inputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { texts } from './texts.ts'

interface SwitchPartProps {
  readonly station: StationView
  /** Devices that are cut off where it is switched off. */
  readonly paired: number
}

type Choice = Inputs['station']['switch']

/** What the person chose otherwise than it stands; what they left alone follows it. */
interface Edited {
  readonly network?: string | null
  readonly port?: string
}

/** Chosen in the list where all networks are meant; no interface is called so. */
const all = ''

/** On or off, on which network and port, and what is wrong with it. */
export function SwitchPart({ station, paired }: SwitchPartProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [edited, setEdited] = useState<Edited>({})
  const { network = station.network, port: typedPort = String(station.port) } = edited
  const turn = useMutation(
    trpc.station.switch.mutationOptions({
      onSuccess: view => client.setQueryData(trpc.station.status.queryKey(), view),
      onSettled: () => void client.invalidateQueries({ queryKey: trpc.station.status.queryKey() }),
    }),
  )
  const { on, networks, trouble } = station
  const leave = () => setEdited({})
  const stroke = useStroke(
    {
      run: (input: Choice) => turn.mutateAsync(input),
      send: input => turn.mutate(input),
      pending: turn.isPending,
      error: turn.error,
      data: turn.data,
      reset: turn.reset,
    },
    {
      now: { on, network: station.network, port: station.port },
      open: Object.keys(edited).length > 0,
      onTake: leave,
    },
  )
  const port = StationInput.shape.port.safeParse(Number(typedPort)).data
  const set = (on: boolean) => {
    if (port !== undefined) stroke.send({ on, network, port }, leave)
  }
  const changed = network !== station.network || port !== station.port
  // One that is not offered, such as the loopback for trying things out, may be served all the same.
  const unlisted = (name: string) =>
    on && name === station.network && station.addresses.length > 0
      ? `${name} · ${station.addresses.join(' · ')}`
      : t('networkGone', { network: name })
  const gone = network !== null && !networks.some(one => one.network === network)
  return (
    <section className="settings-part station-switch">
      <h2>{t('switch')}</h2>
      <p className="desk-soft">{t('about')}</p>
      <div role="status">
        {!on ? (
          <StateTag tone="off">{t('off')}</StateTag>
        ) : trouble && station.addresses.length === 0 ? (
          <StateTag tone="overdue">{t('trouble')}</StateTag>
        ) : (
          <StateTag tone="done">{t('on')}</StateTag>
        )}
      </div>
      {trouble ? <TroubleNote trouble={trouble} /> : null}
      {networks.length === 0 && !on ? <StateTag tone="dueSoon">{t('noNetwork')}</StateTag> : null}
      <DeskForm className="settings-form station-form" onSubmit={() => set(true)} label={t('switch')}>
        <Field label={t('network')} hint={t('networkHint')}>
          {({ id, 'aria-describedby': describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={network ?? all}
              onChange={chosen => setEdited({ ...edited, network: chosen === all ? null : chosen })}
              options={[
                { value: all, label: t('allNetworks') },
                ...networks.map(one => ({
                  value: one.network,
                  label: `${one.network} · ${one.addresses.join(' · ')}`,
                })),
                ...(gone ? [{ value: network, label: unlisted(network) }] : []),
              ]}
            />
          )}
        </Field>
        <Field
          label={t('port')}
          hint={t('portHint', { next: (port ?? station.port) + 1 })}
          error={port === undefined ? t('portWrong') : null}
        >
          {control => (
            <Input
              {...control}
              className="station-port"
              value={typedPort}
              onChange={event => setEdited({ ...edited, port: event.target.value })}
              inputMode="numeric"
              maxLength={5}
              autoComplete="off"
            />
          )}
        </Field>
        <StrokeNote
          stroke={stroke}
          thing={{ id: station.siteId }}
          label={field => (field === 'on' ? t('switch') : field === 'port' ? t('port') : t('network'))}
          say={(field, value) => (field === 'on' ? t(value === true ? 'isOn' : 'isOff') : undefined)}
          empty={() => t('allNetworks')}
        />
        <div className="settings-buttons">
          {!on || changed ? (
            <Button type="primary" htmlType="submit" loading={turn.isPending} disabled={port === undefined}>
              {on ? t('apply') : t('switchOn')}
            </Button>
          ) : null}
          {on ? (
            <ConfirmPopover
              question={t('offQuestion')}
              detail={
                <div className="station-confirm">
                  {paired === 0 ? t('offNobody') : t('offDetail', { count: paired })}
                </div>
              }
              verb={t('switchOff')}
              danger
              onConfirm={() =>
                stroke.send({ on: false, network: station.network, port: station.port }, leave)
              }
            >
              <Button loading={turn.isPending && !changed}>{t('switchOff')}</Button>
            </ConfirmPopover>
          ) : null}
        </div>
      </DeskForm>
    </section>
  )
}

/** Why nothing is served, and what to do. */
function TroubleNote({
  trouble: { code, params },
}: {
  readonly trouble: NonNullable<StationView['trouble']>
}) {
  return <ErrorNote error={new DeskError(isErrorCode(code) ? code : 'unexpected', params)} />
}
