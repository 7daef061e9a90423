import { isAnythingToSend } from '../../main/sync/unsent.ts'
import { answer, bring, inviteAnew, send, tell } from './events.ts'
import type { Site, World } from './world.ts'

/** Sticks that may go to and fro until nothing is left to send: a copy is told, begins anew, sends what it held back. */
const mostRounds = 8

/** The network is good again, clocks are right, and everybody sends until there is nothing to send. */
export async function getThrough(world: World): Promise<void> {
  for (const mail of world.mail.splice(0)) {
    const { computers } = mail.site
    if (mail.kind === 'parcel') await bring(world, mail)
    else for (const computer of computers) await tell(world, mail, computer)
  }
  for (const site of world.sites) {
    for (const computer of site.computers) computer.skew = 0
    let rounds = 0
    while (!(await isThrough(world, site))) {
      rounds += 1
      if (rounds <= mostRounds) continue
      world.problems.push(`${site.code} does not get through`)
      break
    }
    world.trace.push(`${site.code} got through in ${rounds} rounds`)
  }
}

/** One stick each way. @returns whether nothing had been left to send */
async function isThrough(world: World, site: Site): Promise<boolean> {
  let isQuiet = true
  for (const computer of site.computers) {
    const { read } = computer.core
    const until = computer.core.head()?.position ?? 0
    if (!isAnythingToSend(read, 'everything', until) && site.told.get(computer) === world.era) continue
    isQuiet = false
    await send(world, site, computer, 'everything')
    for (const mail of world.mail.splice(0)) {
      const came = await bring(world, mail)
      if (came.startsWith('sync.')) await inviteAnew(world, site, computer)
    }
  }
  if (isQuiet) return true
  const receipt = await answer(world, site)
  for (const computer of site.computers) {
    if (receipt) await tell(world, receipt, computer)
    // It came back from before it had heard of the site: people there see that it is not on the list.
    else await inviteAnew(world, site, computer)
  }
  return false
}
