import { ApiSession } from './ApiSession';

/** Takes a registered file out of the catalog again, with what it brought along. */
export async function unregister(target: string): Promise<void> {
  const session = await ApiSession.signIn('releaseManager');
  const path = '/api/catalog/locations';
  const locations = await session.get<
    Array<{ data: { id: string; target: string } }>
  >(path);
  for (const { data } of locations) {
    if (data.target === target) {
      await session.request(`${path}/${data.id}`, { method: 'DELETE' });
    }
  }
}
