import { z } from 'zod'
import { command, query, router } from '../../api/procedure.ts'
import * as commands from './commands.ts'
import { paperPacks } from './queries.ts'

/** Forms on paper for when the computers are down. */
export const leakPackRouter = router({
  list: query({
    permission: 'case.read',
    input: z.object({}).optional(),
    run: ({ read }) => paperPacks(read),
  }),
  reserve: command(commands.reserveForms),
  typeIn: command(commands.typeInForm),
  void: command(commands.voidForms),
})
