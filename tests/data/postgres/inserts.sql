--
-- PostgreSQL database dump
--

\restrict N1UOu0xcxdf0mLa6hDeZMF8fLKQniFqkJi0W7mASYgPlYxMR1XM8lVIi8Nbq3CF

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: touch(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO users VALUES (1); NEW.updated_at = NOW(); RETURN NEW; END; $$;


ALTER FUNCTION public.touch() OWNER TO postgres;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: Odd Table; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public."Odd Table" (
    id integer NOT NULL,
    "a ""b""" text,
    kind text[]
);


ALTER TABLE public."Odd Table" OWNER TO postgres;

--
-- Name: Odd Table_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
--

CREATE SEQUENCE public."Odd Table_id_seq"
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public."Odd Table_id_seq" OWNER TO postgres;

--
-- Name: Odd Table_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
--

ALTER SEQUENCE public."Odd Table_id_seq" OWNED BY public."Odd Table".id;


--
-- Name: achievements; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.achievements (
    id uuid NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    icon text NOT NULL,
    category text,
    requirements jsonb NOT NULL,
    points_reward integer DEFAULT 0,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now()
);


ALTER TABLE public.achievements OWNER TO postgres;

--
-- Name: coach_conversations; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.coach_conversations (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    session_id text NOT NULL,
    started_at timestamp with time zone DEFAULT now(),
    ended_at timestamp with time zone,
    session_summary text
);


ALTER TABLE public.coach_conversations OWNER TO postgres;

--
-- Name: coach_messages; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.coach_messages (
    id uuid NOT NULL,
    conversation_id uuid,
    content text NOT NULL,
    sender text NOT NULL,
    message_type text DEFAULT 'text'::text,
    metadata jsonb,
    "timestamp" timestamp with time zone DEFAULT now()
);


ALTER TABLE public.coach_messages OWNER TO postgres;

--
-- Name: event_attendees; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.event_attendees (
    id uuid NOT NULL,
    event_id uuid,
    user_id uuid,
    status text DEFAULT 'interested'::text,
    rsvp_at timestamp with time zone DEFAULT now(),
    attended_at timestamp with time zone,
    feedback text,
    rating integer
);


ALTER TABLE public.event_attendees OWNER TO postgres;

--
-- Name: events; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.events (
    id uuid NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    date date NOT NULL,
    "time" time without time zone NOT NULL,
    location text,
    category text NOT NULL,
    comfort_level text NOT NULL,
    max_attendees integer,
    price numeric(10,2) DEFAULT 0.00,
    organizer_id uuid,
    organizer_name text,
    social_context jsonb,
    tags text[],
    image_url text,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone
);


ALTER TABLE public.events OWNER TO postgres;

--
-- Name: journal_entries; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.journal_entries (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    content text NOT NULL,
    mood character varying(50) NOT NULL,
    reflection_prompt text,
    tags text[],
    is_private boolean DEFAULT true,
    created_at timestamp without time zone DEFAULT now(),
    updated_at timestamp without time zone DEFAULT now(),
    word_count integer GENERATED ALWAYS AS (array_length(string_to_array(content, ' '::text), 1)) STORED
);


ALTER TABLE public.journal_entries OWNER TO postgres;

--
-- Name: mood_tracking; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.mood_tracking (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    mood character varying(50) NOT NULL,
    intensity integer,
    context text,
    triggers text[],
    recorded_at timestamp with time zone DEFAULT now(),
    CONSTRAINT mood_tracking_intensity_check CHECK (((intensity >= 1) AND (intensity <= 10)))
);


ALTER TABLE public.mood_tracking OWNER TO postgres;

--
-- Name: users; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    email character varying(255) NOT NULL,
    username character varying(50) NOT NULL,
    password_hash text,
    first_name character varying(100) NOT NULL,
    last_name character varying(100),
    avatar_url text,
    date_of_birth date,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    last_login_at timestamp with time zone,
    is_active boolean DEFAULT true,
    preferences jsonb DEFAULT '{}'::jsonb,
    confidence_level numeric(3,1) DEFAULT 3.0,
    total_points integer DEFAULT 0,
    streak_days integer DEFAULT 0,
    longest_streak integer DEFAULT 0
);


ALTER TABLE public.users OWNER TO postgres;

--
-- Name: Odd Table id; Type: DEFAULT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public."Odd Table" ALTER COLUMN id SET DEFAULT nextval('public."Odd Table_id_seq"'::regclass);


--
-- Data for Name: Odd Table; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public."Odd Table" VALUES (1, 'x', '{{a,b},{c,"d,e"}}');


--
-- Data for Name: achievements; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.achievements VALUES ('550e8400-e29b-41d4-a716-446655440004', 'First', 'Write', 'star', 'journal', '{"journal_entries": 1}', 10, true, '2024-01-01 00:00:00+00');


--
-- Data for Name: coach_conversations; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.coach_conversations VALUES ('550e8400-e29b-41d4-a716-446655440005', '550e8400-e29b-41d4-a716-446655440000', 's-1', '2024-03-01 10:00:00+00', NULL, NULL);


--
-- Data for Name: coach_messages; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.coach_messages VALUES ('550e8400-e29b-41d4-a716-446655440006', '550e8400-e29b-41d4-a716-446655440005', 'Hello — how are you? 日本', 'coach', 'text', '{"a": {"b": [true]}}', '2024-03-01 10:00:01.5+00');


--
-- Data for Name: event_attendees; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.event_attendees VALUES ('550e8400-e29b-41d4-a716-446655440008', '550e8400-e29b-41d4-a716-446655440007', '550e8400-e29b-41d4-a716-446655440000', 'going', '2024-05-02 09:00:00+00', NULL, NULL, NULL);


--
-- Data for Name: events; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.events VALUES ('550e8400-e29b-41d4-a716-446655440007', 'Picnic', 'In the park', '2024-06-01', '18:30:00', 'Park', 'social', 'low', 12, 3.50, '550e8400-e29b-41d4-a716-446655440000', 'Ana', '{"size": "small"}', '{}', NULL, true, '2024-05-01 09:00:00+00', NULL);


--
-- Data for Name: journal_entries; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.journal_entries VALUES ('550e8400-e29b-41d4-a716-446655440002', '550e8400-e29b-41d4-a716-446655440000', 'Line one
line	two; it''s \N a "test" with \. dots
\.
end', 'proud', NULL, '{plain,"comma,tag","quo\"te","NULL",NULL,"back\\slash",""}', true, '2024-02-03 04:05:06.789123', '2026-03-01 10:10:30.242792', DEFAULT);


--
-- Data for Name: mood_tracking; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.mood_tracking VALUES ('550e8400-e29b-41d4-a716-446655440003', '550e8400-e29b-41d4-a716-446655440000', 'nervous', 7, '', '[0:1]={a,b}', '2024-02-02 22:35:06+00');


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.users VALUES ('550e8400-e29b-41d4-a716-446655440000', 'user@example.com', 'user123', NULL, 'John', 'Doe', NULL, NULL, '2024-01-01 00:00:00+00', '2026-03-01 10:10:30.225511+00', NULL, true, '{"n": [1, 2.5, null], "theme": "dark"}', 4.5, 150, 7, 14);
INSERT INTO public.users VALUES ('550e8400-e29b-41d4-a716-446655440001', 'b@example.com', 'b', NULL, 'Ana', NULL, NULL, NULL, '2026-03-01 10:10:30.237508+00', '2026-03-01 10:10:30.237508+00', 'infinity', true, 'null', 3.0, 0, 0, 0);


--
-- Name: Odd Table_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
--

SELECT pg_catalog.setval('public."Odd Table_id_seq"', 1, false);


--
-- Name: Odd Table Odd Table_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public."Odd Table"
    ADD CONSTRAINT "Odd Table_pkey" PRIMARY KEY (id);


--
-- Name: achievements achievements_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.achievements
    ADD CONSTRAINT achievements_pkey PRIMARY KEY (id);


--
-- Name: coach_conversations coach_conversations_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.coach_conversations
    ADD CONSTRAINT coach_conversations_pkey PRIMARY KEY (id);


--
-- Name: coach_messages coach_messages_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.coach_messages
    ADD CONSTRAINT coach_messages_pkey PRIMARY KEY (id);


--
-- Name: event_attendees event_attendees_event_id_user_id_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.event_attendees
    ADD CONSTRAINT event_attendees_event_id_user_id_key UNIQUE (event_id, user_id);


--
-- Name: event_attendees event_attendees_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.event_attendees
    ADD CONSTRAINT event_attendees_pkey PRIMARY KEY (id);


--
-- Name: events events_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);


--
-- Name: journal_entries journal_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.journal_entries
    ADD CONSTRAINT journal_entries_pkey PRIMARY KEY (id);


--
-- Name: mood_tracking mood_tracking_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.mood_tracking
    ADD CONSTRAINT mood_tracking_pkey PRIMARY KEY (id);


--
-- Name: users users_email_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_email_key UNIQUE (email);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);


--
-- Name: users users_username_key; Type: CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_username_key UNIQUE (username);


--
-- Name: coach_conversations coach_conversations_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.coach_conversations
    ADD CONSTRAINT coach_conversations_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: coach_messages coach_messages_conversation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.coach_messages
    ADD CONSTRAINT coach_messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.coach_conversations(id);


--
-- Name: event_attendees event_attendees_event_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.event_attendees
    ADD CONSTRAINT event_attendees_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.events(id);


--
-- Name: event_attendees event_attendees_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.event_attendees
    ADD CONSTRAINT event_attendees_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: events events_organizer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES public.users(id) ON DELETE SET NULL;


--
-- Name: journal_entries journal_entries_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.journal_entries
    ADD CONSTRAINT journal_entries_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;


--
-- Name: mood_tracking mood_tracking_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: postgres
--

ALTER TABLE ONLY public.mood_tracking
    ADD CONSTRAINT mood_tracking_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--

\unrestrict N1UOu0xcxdf0mLa6hDeZMF8fLKQniFqkJi0W7mASYgPlYxMR1XM8lVIi8Nbq3CF

