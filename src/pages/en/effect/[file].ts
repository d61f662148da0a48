import type { APIRoute } from 'astro';
import { downloadPaths } from '../../../components/effect/downloads.ts';

export const getStaticPaths = downloadPaths;

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text);
