import { App, Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { type UnitAttributes, unitKinds } from '../../../../main/contract/estate.ts'
import { newId, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { MeanwhileNote } from '../../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../../components/meanwhile/useMeanwhile.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { areaText, parseArea, parseFloor, roomInNumber } from '../area.ts'
import '../form.css'
import { texts } from './texts.ts'
import { TraitFields, useTraitLabel, useTraits } from './TraitFields.tsx'
import type { UnitDetail } from './types.ts'

const labelled = [
  'kind',
  'number',
  'room',
  'floor',
  'unitType',
  'contractArea',
  'measuredArea',
  'orientation',
] as const

/** What the form changes of a unit, without what else is known of it. */
const attributesOf = (unit: UnitAttributes): UnitAttributes => ({
  kind: unit.kind,
  number: unit.number,
  room: unit.room,
  floor: unit.floor,
  unitType: unit.unitType,
  contractArea: unit.contractArea,
  measuredArea: unit.measuredArea,
  orientation: unit.orientation,
})

interface UnitFormProps {
  /** The building a new unit stands in. */
  readonly building?: {
    readonly id: string
    readonly entrances: readonly { readonly id: string; readonly name: string }[]
  }
  /** The unit to change. */
  readonly unit?: UnitAttributes & { readonly id: string }
  readonly traits?: UnitDetail['traits']
  onClose(): void
}

/** Registers a unit in a building, or changes one. */
export function UnitForm({ building, unit, traits: before, onClose }: UnitFormProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [tried, setTried] = useState(false)
  const [kind, setKind] = useState(unit?.kind ?? 'dwelling')
  const [number, setNumber] = useState(unit?.number ?? '')
  const [room, setRoom] = useState(unit?.room ?? '')
  const [floor, setFloor] = useState(unit?.floor?.toString() ?? '')
  const [unitType, setUnitType] = useState(unit?.unitType ?? '')
  const [contractArea, setContractArea] = useState(areaText(unit?.contractArea ?? null))
  const [measuredArea, setMeasuredArea] = useState(areaText(unit?.measuredArea ?? null))
  const [orientation, setOrientation] = useState(unit?.orientation ?? '')
  const traits = useTraits(before)
  const traitLabel = useTraitLabel()
  const [parentId, setParentId] = useState(building?.entrances[0]?.id ?? building?.id)
  const done = {
    onSuccess: () => {
      message.success(t('saved'))
      onClose()
    },
  }
  const register = useCommand(trpc.estate.registerUnit, done)
  const change = useCommand(trpc.estate.changeUnit, done)

  /** Room and floor follow the number as long as nobody wrote them. */
  const writeNumber = (next: string) => {
    setNumber(next)
    const before = roomInNumber(number)
    const after = roomInNumber(next)
    if (room === before.room) setRoom(after.room)
    if (floor === before.floor) setFloor(after.floor)
  }
  const floorValue = parseFloor(floor)
  const contractValue = parseArea(contractArea)
  const measuredValue = parseArea(measuredArea)
  const more = traits.traits()
  const wrong =
    floorValue === undefined ||
    contractValue === undefined ||
    measuredValue === undefined ||
    more === undefined
  const attributes = {
    ...more,
    kind,
    number: number.trim(),
    room: room.trim(),
    floor: floorValue ?? null,
    unitType: unitType.trim() || null,
    contractArea: contractValue ?? null,
    measuredArea: measuredValue ?? null,
    orientation: orientation.trim() || null,
  }
  const meanwhile = useMeanwhile({
    now: unit && { ...attributesOf(unit), ...before },
    mine: attributes,
    take(field) {
      if (!unit) return
      if (field === 'kind') setKind(unit.kind)
      else if (field === 'number') setNumber(unit.number)
      else if (field === 'room') setRoom(unit.room)
      else if (field === 'floor') setFloor(unit.floor?.toString() ?? '')
      else if (field === 'unitType') setUnitType(unit.unitType ?? '')
      else if (field === 'contractArea') setContractArea(areaText(unit.contractArea))
      else if (field === 'measuredArea') setMeasuredArea(areaText(unit.measuredArea))
      else if (field === 'orientation') setOrientation(unit.orientation ?? '')
      else traits.take(field, before)
    },
  })
  const labelOf = (field: string) => {
    const known = labelled.find(one => one === field)
    return known ? t(known) : traitLabel(field)
  }
  const say = (field: string, value: unknown) => {
    if (field === 'kind') return words(`unit.${unitKinds.find(one => one === value) ?? 'other'}`)
    return field.endsWith('Area') ? areaText(Number(value)) : undefined
  }
  const submit = () => {
    setTried(true)
    if (number.trim() === '' || wrong) return
    if (unit) change.send({ unitId: unit.id, changes: attributes, base: meanwhile.base })
    else if (parentId !== undefined) register.send({ unitId: newId(), parentId, attributes })
  }
  const problem = (value: unknown, text: string) => (tried && value === undefined ? text : undefined)
  return (
    <Drawer
      open
      size={440}
      title={unit ? t('editUnit', { number: unit.number }) : t('addUnit')}
      onClose={onClose}
    >
      <DeskForm onSubmit={submit} ctrlEnter className="owner-form">
        {building && building.entrances.length > 0 ? (
          <Field label={t('entrance')}>
            {({ id }) => (
              <Select
                id={id}
                value={parentId ?? null}
                onChange={setParentId}
                options={[
                  ...building.entrances.map(one => ({ value: one.id, label: one.name })),
                  { value: building.id, label: t('underBuilding') },
                ]}
              />
            )}
          </Field>
        ) : null}
        <Field
          label={t('number')}
          required
          hint={t('numberHint')}
          error={tried && number.trim() === '' ? t('number') : undefined}
        >
          {control => (
            <Input
              {...control}
              autoFocus
              value={number}
              maxLength={60}
              onChange={event => writeNumber(event.target.value)}
            />
          )}
        </Field>
        <div className="owner-form-pair">
          <Field label={t('kind')}>
            {({ id }) => (
              <Select
                id={id}
                value={kind}
                onChange={setKind}
                options={unitKinds.map(one => ({ value: one, label: words(`unit.${one}`) }))}
              />
            )}
          </Field>
          <Field label={t('floor')} error={problem(floorValue, t('floorWrong'))}>
            {control => (
              <Input
                {...control}
                value={floor}
                maxLength={4}
                onChange={event => setFloor(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field label={t('room')} hint={t('roomHint')}>
          {control => (
            <Input {...control} value={room} maxLength={30} onChange={event => setRoom(event.target.value)} />
          )}
        </Field>
        <div className="owner-form-pair">
          <Field label={t('unitType')}>
            {control => (
              <Input
                {...control}
                value={unitType}
                maxLength={60}
                onChange={event => setUnitType(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('orientation')}>
            {control => (
              <Input
                {...control}
                value={orientation}
                maxLength={20}
                onChange={event => setOrientation(event.target.value)}
              />
            )}
          </Field>
        </div>
        <div className="owner-form-pair">
          <Field
            label={t('contractArea')}
            hint={t('areaHint')}
            error={problem(contractValue, t('areaWrong'))}
          >
            {control => (
              <Input
                {...control}
                value={contractArea}
                onChange={event => setContractArea(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t('measuredArea')}
            hint={t('areaHint')}
            error={problem(measuredValue, t('areaWrong'))}
          >
            {control => (
              <Input
                {...control}
                value={measuredArea}
                onChange={event => setMeasuredArea(event.target.value)}
              />
            )}
          </Field>
        </div>
        <TraitFields draft={traits.draft} onChange={traits.setDraft} tried={tried} />
        <MeanwhileNote meanwhile={meanwhile} thing={unit} label={labelOf} say={say} />
        <ErrorNote error={register.error ?? change.error} />
        <div className="owner-form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={register.pending || change.pending}>
            {t('save')}
          </Button>
        </div>
      </DeskForm>
    </Drawer>
  )
}
