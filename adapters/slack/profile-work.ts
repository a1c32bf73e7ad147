// What is done when somebody opens the form of the workspace's profile, and sends it in.
import type { ProfileChange } from '../../src/conversation/profile-change.ts';
import { publishHome } from './home.ts';
import { type HomePress, tenantOfOrigin } from './interactions.ts';
import { masked } from './log.ts';
import { quoting } from './messages.ts';
import { profileForm } from './profile-form.ts';
import { type Tenant, workspaceOf } from './tenant.ts';
import { speakerOf, type Tools } from './tools.ts';

export async function workOnProfileOpening(tools: Tools, body: HomePress): Promise<void> {
  const tenant = tenantOfOrigin(body);
  const speaker = tenant && (await speakerOf(tools, tenant, body.user.id));
  if (!speaker) return;
  const profile = await tools.profiles.of(workspaceOf(speaker.tenant));
  await speaker.api.openModal(body.trigger_id, profileForm(profile, speaker.language));
}

/** The form has closed, so a failure is told in the direct message with who sent it. */
export async function workOnProfile(
  tools: Tools,
  tenant: Tenant,
  user: string,
  changes: readonly ProfileChange[],
): Promise<void> {
  try {
    if (changes.length > 0) await tools.profiles.change(workspaceOf(tenant), changes);
  } catch (error) {
    tools.log.error(masked(error), 'Slack: a profile could not be saved');
    const speaker = await speakerOf(tools, tenant, user);
    await speaker?.api.post({ channel: user, thread: undefined }, quoting(speaker.texts.setup.notSaved, ''));
    return;
  }
  const speaker = await speakerOf(tools, tenant, user); // by now in the language that was chosen
  if (speaker) await publishHome(tools, speaker);
}
