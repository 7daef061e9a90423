import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Drawer } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { occupancyRoles, PersonFilter, tiers } from '../../../../main/contract/people.ts'
import { type Outputs, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { personPath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { PersonFields } from '../person/PersonFields.tsx'
import { BuildingFilter, useBuildings } from './BuildingFilter.tsx'
import { ChoiceFilter } from './ChoiceFilter.tsx'
import { ExportPeople } from './ExportOwners.tsx'
import { CallThese } from '../../callbacks/CallThese.tsx'
import { saidFilter, useAddressFilter } from './filters.ts'
import { OpenCases } from './OpenCases.tsx'
import { OwnerListPage } from './OwnerListPage.tsx'
import { texts } from './texts.ts'

type Row = Outputs['people']['list']['rows'][number]

/** A search answers at most so many people. */
const mostFound = 200

/** Everybody on file, newest first, or found by name and phone. */
export function PeopleList() {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const may = useMay()
  const { filter, set, clear, any } = useAddressFilter(PersonFilter)
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const text = useDeferredValue(typed.trim())
  const found = useInfiniteQuery(
    trpc.people.list.infiniteQueryOptions(
      { filter, text, limit: 60 },
      { getNextPageParam: last => last.next ?? undefined },
    ),
  )
  const count = found.data?.pages.reduce((sum, page) => sum + page.rows.length, 0) ?? 0
  const buildings = useBuildings()
  const filterWords = saidFilter(t, [
    [t('searched'), text],
    [t('building'), buildings.find(one => one.value === filter.buildingId)?.label],
    [t('role'), filter.role && words(`role.${filter.role}`)],
    [t('tier'), filter.tier && words(`tier.${filter.tier}`)],
  ])
  return (
    <OwnerListPage
      label={t('people')}
      found={found}
      keyOf={(row: Row) => row.personId}
      pathOf={row => personPath(row.personId)}
      render={row => <PersonLine row={row} />}
      find={t('findPerson')}
      typed={typed}
      onType={setTyped}
      actions={
        <>
          {text === '' ? <CallThese over="people" filter={filter} /> : null}
          <ExportPeople filter={filter} text={text} filterWords={filterWords} />
          {may('person.edit') ? <Button onClick={() => setAdding(true)}>{t('newPerson')}</Button> : null}
        </>
      }
      filters={
        <>
          <BuildingFilter
            buildings={buildings}
            value={filter.buildingId}
            onChange={value => set('buildingId', value)}
          />
          <ChoiceFilter
            label={t('role')}
            values={occupancyRoles}
            word={role => words(`role.${role}`)}
            value={filter.role}
            onChange={value => set('role', value)}
          />
          <ChoiceFilter
            label={t('tier')}
            values={tiers}
            word={tier => words(`tier.${tier}`)}
            value={filter.tier}
            onChange={value => set('tier', value)}
          />
        </>
      }
      filtered={any}
      clear={clear}
      note={count >= mostFound && text !== '' ? <span className="desk-soft">{t('manyFound')}</span> : null}
      nothingFits={t('noPeople')}
      nothingYet={t('teachPeople')}
    >
      {adding ? <NewPerson onClose={() => setAdding(false)} /> : null}
    </OwnerListPage>
  )
}

/** Puts somebody on file and opens their page. */
function NewPerson({ onClose }: { onClose(): void }) {
  const t = useTexts(texts)
  const { message } = App.useApp()
  const navigate = useNavigate()
  return (
    <Drawer open size={460} title={t('newPerson')} onClose={onClose}>
      <PersonFields
        initial={{ name: '', phone: '' }}
        onDone={(name, personId) => {
          onClose()
          message.success(t('registered', { name }))
          Promise.resolve(navigate(personPath(personId))).catch(reportError)
        }}
        onCancel={onClose}
      />
    </Drawer>
  )
}

function PersonLine({ row }: { readonly row: Row }) {
  const words = useTexts(ownerWords)
  return (
    <div className="owner-row owner-row-person">
      <strong>{row.name ?? words('erased')}</strong>
      <span className="desk-figures">{row.phone}</span>
      <span className="owner-row-wide">
        {row.units.map(unit => (
          <span key={unit.unitId + unit.role} className={unit.present ? undefined : 'desk-soft'}>
            <span className="desk-figures">{unit.number}</span>{' '}
            <small>{unit.present ? words(`role.${unit.role}`) : words('movedOut')}</small>
          </span>
        ))}
      </span>
      <span>
        {row.tier === 'ordinary' ? null : (
          <StateTag tone={row.tier === 'dissatisfied' ? 'dueSoon' : 'plain'}>
            {words(`tier.${row.tier}`)}
          </StateTag>
        )}
      </span>
      <OpenCases count={row.openCases} />
    </div>
  )
}
